import re

from core_recovery.static_inline import PRIVATE_SCRIPT_SOURCE
from tests.core_recovery.http.test_headers import HSTS, POLICY, SECURITY
from tests.deploy.document import ROOT

HEADERS = (ROOT / "deploy" / "nginx-headers.conf").read_text()
# A file and the page for when the site is down have no script, so that no release of another script makes this one untrue.
OF_NGINX = SECURITY | HSTS | {"Content-Security-Policy": POLICY.replace(PRIVATE_SCRIPT_SOURCE, "'none'")}


def test_nginx_says_what_the_site_says_but_allows_no_script():
    said = re.findall(r'^add_header (\S+) "?(.*?)"? always;$', HEADERS, re.MULTILINE)
    assert dict(said) == OF_NGINX
    assert len(said) == len(OF_NGINX)
