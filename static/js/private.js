// A private page is not shown from the browser's memory: after "Leave now" or "Start again", Back must not bring it back.
addEventListener("pagehide", () => { document.body.hidden = true; });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// "Leave now" does not wait for the server. Should it hear of it only later, or never, the mark tells it to show no answer.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.exit) return;
  event.preventDefault();
  document.title = "";
  document.body.hidden = true;
  document.cookie = "left=1; path=/; max-age=7200; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  if (navigator.sendBeacon) navigator.sendBeacon(form.action, new URLSearchParams({ script: 1 })); // switched off in some browsers
  location.replace(form.dataset.exit);
});

// The secret of a shared result comes after the #, which no server sees. Put it in the box and take it out of the address bar.
const take = () => {
  const box = document.getElementById("code");
  if (!box || location.hash.length < 2) return;
  box.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
};
take();
addEventListener("hashchange", take);
