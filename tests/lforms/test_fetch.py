import pytest

from tests.lforms.fetch import NotAsPinned, checked


def test_another_file_than_the_pinned_one_is_refused(tmp_path):
    package = tmp_path / "lforms.tgz"
    package.write_bytes(b"something else")
    with pytest.raises(NotAsPinned, match="its SHA-512 is "):
        checked(package)
