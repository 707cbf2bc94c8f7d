// The secret of a shared result comes after the #, which no server sees. Put it in the box and take it out of the address bar.
const code = location.hash.slice(1);
if (code) {
  document.getElementById("code").value = code;
  history.replaceState(null, "", location.pathname);
}
