// Back must not show it again.
addEventListener("pagehide", () => { document.body.hidden = true; });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// Leaving does not wait for the server: the mark tells it later.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.exit) return;
  event.preventDefault();
  document.title = "";
  document.body.hidden = true;
  document.cookie = "left=1; path=/; max-age=7200; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  // Beacons are switched off in some browsers.
  if (navigator.sendBeacon) navigator.sendBeacon(form.action, new URLSearchParams({ script: 1 }));
  location.replace(form.dataset.exit);
});

// The secret goes from the address bar into the box.
const take = () => {
  const box = document.getElementById("code");
  if (!box || location.hash.length < 2) return;
  box.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
};
take();
addEventListener("hashchange", take);
