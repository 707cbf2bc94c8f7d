"""A bare Debian in a folder, with its own systemd, users and processes; it shares the network of the machine it runs on.

Needs root, mmdebstrap, and Debian's mirror. What it cannot be told from: a virtual machine with Debian 12 on it.
"""

import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.running import wait_for

PACKAGES = "systemd-sysv,dbus,ca-certificates,iproute2"
MARK = "::done::"
BOOT = """
set -e
mount --rbind {root} {root}; cd {root}
mount -t sysfs -o ro sysfs sys; mount -t cgroup2 cgroup2 sys/fs/cgroup; mount -t tmpfs tmpfs run; mount -t tmpfs tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev; mkdir dev/pts dev/shm; mount -t tmpfs tmpfs dev/shm
for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done
mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts; ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
for path in {shared}; do
  if test -d $path; then mkdir -p .$path; else mkdir -p $(dirname .$path); touch .$path; fi
  mount --bind -o ro $path .$path
done
mkdir -p .before; pivot_root . .before
exec chroot . /bin/sh -c 'umount -l /.before; exec env -i container=other /lib/systemd/systemd --log-target=null </dev/null'
"""


def build(folder: Path) -> Path:
    """As an installer leaves it. What was fetched for it is kept, for the next time."""
    bare, root = folder / "bare.tar", folder / "debian"
    if not bare.exists():
        subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", f"--include={PACKAGES}", "bookworm", str(bare)], check=True)
    if root.exists():
        shutil.rmtree(root)
    root.mkdir()
    subprocess.run(["tar", "--extract", f"--file={bare}", f"--directory={root}"], check=True)
    (root / "etc" / "resolv.conf").write_bytes(Path("/etc/resolv.conf").read_bytes())
    return root


class Shell:
    """One shell of root's in it, open from the first command to the last."""

    def __init__(self, process: int) -> None:
        self._bash = subprocess.Popen(
            ["nsenter", "-t", str(process), "-a", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "bash", "-e"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, commands: str) -> str:
        """What they say. Raises RuntimeError with it when one of them fails."""
        assert self._bash.stdin is not None
        assert self._bash.stdout is not None
        self._bash.stdin.write(f"{{ {commands}\n}} </dev/null\necho; echo {MARK}\n")
        self._bash.stdin.flush()
        said = []
        for line in self._bash.stdout:
            if line.strip() == MARK:
                return "".join(said)[:-1]
            said.append(line)
        raise RuntimeError(f"failed:\n{commands}\n{''.join(said)}")


@contextmanager
def booted(root: Path, shared: list[str]) -> Iterator[Shell]:
    """`shared` are folders and files of this machine that are seen there too, at the same place, to read."""
    group = (
        Path("/sys/fs/cgroup/unified" if Path("/sys/fs/cgroup/unified").exists() else "/sys/fs/cgroup")
        / f"core-recovery-{root.name}"
    )
    group.mkdir(exist_ok=True)
    script = BOOT.format(root=root, shared=" ".join(map(shlex.quote, shared)))
    namespaces = [
        "--mount",
        "--pid",
        "--cgroup",
        "--uts",
        "--ipc",
        "--propagation",
        "private",
        f"--mount-proc={root}/proc",
        "--fork",
    ]
    inside = ["unshare", *namespaces, "sh", "-c", script]
    unshare = subprocess.Popen(["sh", "-c", f"echo 0 > {group}/cgroup.procs; exec {shlex.join(inside)}"], stderr=subprocess.DEVNULL)
    try:
        process = _first_child(unshare.pid)
        shell = None
        wait_for(lambda: _is_up(process), unshare, Path("/dev/null"))
        shell = Shell(process)
        yield shell
    finally:
        _end(unshare)
        _remove(group)


def _first_child(parent: int) -> int:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if children := Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            return int(children[0])
        time.sleep(0.1)
    raise RuntimeError("nothing started")


def _is_up(process: int) -> bool:
    said = subprocess.run(
        ["nsenter", "-t", str(process), "-a", "systemctl", "is-system-running"], capture_output=True, text=True, check=False
    )
    return said.stdout.strip() in {"running", "degraded"}


def _remove(group: Path) -> None:
    """The innermost first; a group whose last process is still ending cannot go yet."""
    for folder in sorted([group, *(each for each in group.rglob("*") if each.is_dir())], reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _end(unshare: subprocess.Popen[bytes]) -> None:
    """The first process of its namespace takes all others with it."""
    for child in Path(f"/proc/{unshare.pid}/task/{unshare.pid}/children").read_text().split():
        subprocess.run(["kill", "-KILL", child], check=False)
    unshare.send_signal(signal.SIGTERM)
    unshare.wait(timeout=30)
