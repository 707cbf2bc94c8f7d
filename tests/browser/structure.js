/* What axe misses. Each check returns its faults as sentences; no fault, no sentence. */
(() => {
  const LEAST = 44;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const name = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const words = element => element.textContent.replace(/\s+/g, " ").trim();
  const isShown = element => element.checkVisibility({visibilityProperty: true}) && !element.closest(".hidden-visually");
  const height = element => element.getBoundingClientRect().height;
  const precedes = (first, second) => Boolean(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

  /* A link in a line of text is as high as the text. */
  const isInText = link => {
    if (link.tagName !== "A" || !/^inline(-block)?$/.test(getComputedStyle(link).display)) return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return words(block).length > words(link).length;
  };
  /* A card's link covers the card; a radio's target is its row. */
  const target = element => {
    if (element.matches("input[type=radio]")) return element.labels[0];
    return getComputedStyle(element, "::after").position === "absolute" ? element.offsetParent : element;
  };
  const referring = attribute => all(`[${attribute}]`).flatMap(element => {
    const ids = element.getAttribute(attribute).split(/\s+/).filter(Boolean);
    if (!ids.length) return [`empty ${attribute}: ${name(element)}`];
    return ids.filter(id => !document.getElementById(id)).map(id => `${attribute} names no element ${id}: ${name(element)}`);
  });

  const CHECKS = {
    oneHeading: () => (all("h1").length === 1 ? [] : [`${all("h1").length} h1`]),
    ids: () => {
      const ids = all("[id]").map(element => element.id);
      return ids.filter((id, place) => ids.indexOf(id) !== place).map(id => `id twice: ${id}`);
    },
    references: () => ["aria-describedby", "aria-labelledby", "aria-controls", "popovertarget"].flatMap(referring),
    fragments: () => all("a[href*='#']")
      .filter(link => link.pathname === location.pathname && link.host === location.host)
      .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
      .map(link => `hits nothing: ${name(link)}`),
    boxesBelowTheirLabels: () => all("input:not([type=hidden], [type=radio]), select, textarea").filter(isShown)
      .filter(box => box.getBoundingClientRect().left > box.labels[0]?.getBoundingClientRect().left + 0.5)
      .map(box => `beside the words that say what to write: ${name(box)}`),
    labels: () => all("label").filter(label => !label.control).map(label => `labels nothing: ${name(label)}`),
    radiosInFieldset: () => all("input[type=radio]").filter(radio => {
      const legend = radio.closest("fieldset")?.firstElementChild;
      return legend?.tagName !== "LEGEND" || !words(legend);
    }).map(radio => `not in fieldset > legend: ${name(radio)}`),
    hintAndErrorFirst: () => all("fieldset").flatMap(fieldset => {
      const before = all(".hint, .field-error", fieldset);
      const described = (fieldset.getAttribute("aria-describedby") ?? "").split(/\s+/);
      const option = fieldset.querySelector("input[type=radio]");
      return [
        ...before.filter(text => !precedes(text, option)).map(text => `after the options: ${name(text)}`),
        ...before.filter(text => !described.includes(text.id)).map(text => `does not describe its fieldset: ${name(text)}`),
      ];
    }),
    sameWords: () => {
      const summary = all(".error-summary li").map(words);
      const inline = all(".field-error").map(error => [...error.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE).map(words).join(""));
      return String(summary) === String(inline) ? [] : [`summary says ${summary}, inline ${inline}`];
    },
    rowHeights: () => all(".option").filter(row => height(row) < LEAST).map(row => `row of ${height(row)} px: ${name(row)}`),
    targetHeights: () => all("a[href], button, summary, input:not([type=hidden]), select, textarea")
      .filter(element => isShown(element) && !isInText(element) && height(target(element)) < LEAST)
      .map(element => `target of ${height(target(element))} px: ${name(element)}`),
  };

  const WIDTH = {
    page: () => {
      const {scrollWidth, clientWidth} = document.documentElement;
      return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
    },
    /* Also what a parent cuts off, which the page's own width does not tell. */
    elements: () => all("body *:not(svg *)").filter(isShown).filter(element => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.right > innerWidth + 0.5 || box.left < -0.5);
    }).map(element => `over the edge: ${name(element)}`),
    scrollers: () => all("body *").filter(element => /auto|scroll/.test(getComputedStyle(element).overflowX))
      .filter(element => element.scrollWidth > element.clientWidth).map(element => `scrolls by itself: ${name(element)}`),
    pictures: () => all("svg text").filter(isShown).filter(text => {
      const box = text.getBoundingClientRect();
      const frame = text.ownerSVGElement.getBoundingClientRect();
      return box.left < frame.left - 0.5 || box.right > frame.right + 0.5;
    }).map(text => `cut off in its picture: ${name(text)}`),
  };

  return Object.values({...CHECKS, ...WIDTH}).flatMap(check => check());
})()
