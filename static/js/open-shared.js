// The secret of a shared result comes after the #, which no server sees. Put it in the box and take it out of the address bar.
const take = () => {
  if (location.hash.length < 2) return;
  document.getElementById("code").value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
};
take();
addEventListener("hashchange", take);
