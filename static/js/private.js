// A private page is not shown from the browser's memory: after "Leave now" or "Start again", Back must not bring it back.
addEventListener("pagehide", () => { document.body.hidden = true; });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
