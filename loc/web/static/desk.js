/* The desk's script: keys, deciding in place, what others do. Every page works without it, by its forms.
   Keys go by their place (event.code): they are the same under the Kazakh and the Russian layout. */

"use strict";

const body = document.body;
const UNIT = "section.unit";
const STOPS = `${UNIT}, .stories a.title`;
const SEEN_DIGITS = 6; // of each unit's `seen`, in the ID of an event

const deciding = new Map(); // unit ID -> promise of what it is `seen` as after the last decision, null where that failed
let words = {}; // what the script says, in the language of the interface
let lastUnit = ""; // ID of the unit that had the focus last
let stream = null;
let reloading = null;

// Units and their fields

const sections = () => [...document.querySelectorAll(UNIT)];
const sectionOf = (id) => document.getElementById(`u-${id}`);
const unitAround = (node) => node.closest(UNIT);
const fieldOf = (section) => section.querySelector("textarea");
const editOf = (section) => section.querySelector("form.edit");
const isChanged = (section) => fieldOf(section).value !== fieldOf(section).defaultValue;
const isTroubled = (section) => section.querySelector(".conflict, .aids > .problem") !== null;

/* Whether somebody still has to decide on it. */
function isOpen(section) {
  if (deciding.has(section.dataset.unit)) return false;
  return ["empty", "draft"].includes(section.dataset.state) || isTroubled(section);
}

function currentUnit() {
  return unitAround(document.activeElement) || sectionOf(lastUnit);
}

function sectionFrom(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector(UNIT);
}

function say(text) {
  document.getElementById("live").textContent = text || "";
}

function fill(text, values) {
  return (text || "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Text that is not saved, kept over a reload: {text, seen}, `seen` being what the person began from

const KEPT = `loc ${body.dataset.lang} ${body.dataset.slug} `;

function keep(section) {
  const kept = { text: fieldOf(section).value, seen: editOf(section).elements.seen.value };
  sessionStorage.setItem(KEPT + section.dataset.unit, JSON.stringify(kept));
}

function forget(id) {
  sessionStorage.removeItem(KEPT + id);
}

function noteChange(section) {
  const changed = isChanged(section);
  editOf(section).classList.toggle("changed", changed);
  if (changed) keep(section);
  else forget(section.dataset.unit);
}

function restoreKept() {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT));
  for (const key of keys) {
    const section = sectionOf(key.slice(KEPT.length));
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (section) type(section, kept.text, kept.seen);
    else tell(document.getElementById("main"), fill(words.gone, kept));
  }
  if (keys.length) say(words.kept);
}

/* Puts a text that is not saved into a unit, as begun from `seen`. */
function type(section, text, seen) {
  fieldOf(section).value = text;
  editOf(section).elements.seen.value = seen;
  noteChange(section);
  if (isChanged(section) && seen !== section.dataset.seen) markTheirs(section, "");
}

/* In a way that Ctrl+Z takes back. */
function replaceText(section, text) {
  const field = fieldOf(section);
  field.focus();
  field.select();
  if (!document.execCommand("insertText", false, text)) field.value = text;
  noteChange(section);
}

// Notices

function tell(place, text, kind = "notice") {
  const notice = document.createElement("p");
  notice.className = kind;
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  place.prepend(notice);
}

function complain(id, text) {
  const section = sectionOf(id);
  section.querySelectorAll(".aids > .problem").forEach((old) => old.remove());
  tell(section.querySelector(".aids"), text, "problem");
}

function markTheirs(section, name) {
  if (section.classList.contains("theirs")) return;
  section.classList.add("theirs");
  tell(section.querySelector(".aids"), name ? fill(words.meanwhile, { name }) : words["changed by somebody"]);
}

// Questions to the desk

async function ask(url, options = {}) {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, ...options });
  return answer.json();
}

async function askForPage(url) {
  const answer = await fetch(url, { headers: { Accept: "text/html" } });
  if (answer.redirected) throw new Error(url);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Decisions

function act(section, action, form = editOf(section)) {
  const changed = isChanged(section);
  if (changed && action === "undo") replaceText(section, fieldOf(section).defaultValue);
  else if (changed && ["take", "fix"].includes(action)) replaceText(section, form.elements.target.value);
  else decide(section.dataset.unit, changed && action === "accept" ? "save" : action, form);
}

/* One after the other on a unit; the second is about what the first made of it. */
async function decide(id, action, form) {
  const before = deciding.get(id);
  const fields = new URLSearchParams(new FormData(form));
  const isAsShown = form === editOf(sectionOf(id)) && !isChanged(sectionOf(id));
  fields.set("action", action);
  const work = (async () => {
    const seen = before ? await before : fields.get("seen");
    if (seen === null) return null;
    fields.set("seen", seen);
    const now = sectionOf(id);
    if (before && isAsShown && now) fields.set("target", fieldOf(now).defaultValue);
    return carryOut(id, form.getAttribute("action"), fields);
  })();
  deciding.set(id, work);
  await work;
  if (deciding.get(id) === work) deciding.delete(id);
}

async function carryOut(id, url, fields) {
  sectionOf(id)?.setAttribute("aria-busy", "true");
  let answer;
  try {
    answer = await ask(url, { method: "POST", body: fields });
  } catch (error) {
    answer = { error: words.failed || String(error) };
  }
  const section = sectionOf(id);
  if (!section) return null;
  section.removeAttribute("aria-busy");
  if (answer.unit && fields.has("digest")) section.querySelector(".dismissal[open]:focus-within")?.removeAttribute("open");
  const { html } = answer.conflict || answer;
  if (html) put(section, html, fields.get("target"), Boolean(answer.conflict));
  else complain(id, [answer.error, answer.hint].filter(Boolean).join(" "));
  if (answer.error) say(sectionOf(id).querySelector(".aids .problem")?.textContent.trim() || answer.error);
  return answer.unit ? answer.unit.seen : null;
}

/* The unit as it stands now. What was typed after `sent` went off stays in the field. */
function put(old, html, sent, isConflict = false) {
  const section = sectionFrom(html);
  const typed = fieldOf(old).value;
  const isTypedOn = typed !== sent && typed !== fieldOf(old).defaultValue;
  const focus = rememberFocus(old);
  const reasons = rememberReasons(old);
  old.replaceWith(section);
  restoreReasons(section, reasons);
  if (isTypedOn) type(section, typed, section.dataset.seen);
  else if (!isConflict) forget(section.dataset.unit);
  if (focus) restoreFocus(section, focus);
  return section;
}

function rememberFocus(section) {
  const node = document.activeElement;
  if (!section.contains(node)) return null;
  if (node.matches("textarea")) return { find: "textarea", from: node.selectionStart, to: node.selectionEnd };
  if (node.matches(".dismissal *")) return { find: node.name === "reason" ? `${dismissalOf(node)}[open] [name=reason]` : "" };
  return { find: node.matches("button") ? `button[value="${node.value}"]` : "" };
}

function restoreFocus(section, { find, from, to }) {
  const node = (find && section.querySelector(find)) || section;
  node.focus({ preventScroll: true });
  if (find === "textarea") node.setSelectionRange(from, to);
}

// A word on a finding, with its reason

const dismissalOf = (node) => `.dismissal[data-digest="${node.closest(".dismissal").dataset.digest}"]`;
let openedFrom = null; // what had the focus before the form

function openReason(dismissal) {
  if (!dismissal) return;
  openedFrom = document.activeElement;
  dismissal.open = true;
  dismissal.querySelector("[name=reason]").focus();
  dismissal.querySelector("[name=reason]").select();
}

function closeReason(dismissal) {
  dismissal.open = false;
  const section = unitAround(dismissal);
  (section.contains(openedFrom) ? openedFrom : section).focus();
}

/* What is being written in open forms, by where it stands. */
function rememberReasons(place) {
  const fields = place.querySelectorAll(".dismissal[open] [name=reason]");
  return [...fields].map((field) => [`#${unitAround(field).id} ${dismissalOf(field)} [name=reason]`, field.value]);
}

function restoreReasons(place, reasons) {
  for (const [selector, text] of reasons) {
    const field = document.querySelector(selector);
    if (!field || !place.contains(field)) continue;
    field.value = text;
    field.closest(".dismissal").open = true;
  }
}

// What others do

async function unitChanged({ id, lang, by, seen, is_new: isNew }) {
  await deciding.get(id);
  const section = sectionOf(id);
  if (!section) return storyChanged();
  if (lang !== body.dataset.lang) return refreshOther(section);
  if (isNew && seen === section.dataset.seen) return undefined;
  return refresh(section, isNew, by);
}

async function refresh(section, isNew, by) {
  const id = section.dataset.unit;
  const url = editOf(section).getAttribute("action");
  const answer = isChanged(section) ? {} : await ask(url);
  const now = sectionOf(id);
  if (!now || deciding.has(id)) return;
  if (isChanged(now)) {
    if (isNew) markTheirs(now, by);
  } else if (answer.html) {
    put(now, answer.html, fieldOf(now).value);
    if (isNew) say(by ? fill(words.changed, { name: by }) : words["changed by somebody"]);
  }
}

async function refreshOther(section) {
  const answer = await ask(editOf(section).getAttribute("action"));
  const fresh = answer.html && sectionFrom(answer.html).querySelector(".other");
  if (fresh) sectionOf(section.dataset.unit)?.querySelector(".other")?.replaceWith(fresh);
}

/* All of the story anew; what is being written stays in its field, or is told where its sentence is gone. */
function storyChanged() {
  reloading ??= reloadStory(words.moved).finally(() => (reloading = null));
  return reloading;
}

async function reloadStory(notice) {
  await Promise.all(deciding.values());
  const main = document.getElementById("main");
  const fresh = (await askForPage(location.href)).getElementById("main");
  if (!fresh?.querySelector(UNIT)) return;
  const unit = document.activeElement.closest(UNIT);
  const at = unit ? sections().indexOf(unit) : -1;
  const focus = unit && rememberFocus(unit);
  const people = document.getElementById("people").textContent;
  const reasons = rememberReasons(main);
  main.replaceChildren(...fresh.childNodes);
  showPeople(people);
  restoreReasons(main, reasons);
  restoreKept();
  if (unit) restoreFocus(sectionOf(unit.dataset.unit) || sections()[Math.min(at, sections().length - 1)], focus);
  if (notice) tell(main, notice);
}

function showPeople(text) {
  document.getElementById("people").textContent = text || "";
}

/* Only while the page is seen: a browser holds six connections to a desk, for all its pages together. */
function follow() {
  stream?.close();
  stream = null;
  if (document.hidden || !body.dataset.events) return;
  const shown = sections().map((section) => section.dataset.seen.slice(0, SEEN_DIGITS)).join("");
  const query = new URLSearchParams(location.search);
  query.set("shown", shown);
  const mine = (stream = new EventSource(`${body.dataset.events}?${query}`));
  const on = (name, run) => mine.addEventListener(name, (event) => run(JSON.parse(event.data)));
  on("unit", (unit) => unitChanged(unit).catch(() => say(words.offline)));
  on("story", () => storyChanged().catch(() => say(words.offline)));
  on("people", ({ names }) => showPeople(names.length && fill(words.people, { name: names.join(", ") })));
  on("standing", ({ html }) => {
    document.getElementById("standing").innerHTML = html;
  });
  mine.onopen = () => showPeople("");
  mine.onerror = () => {
    showPeople(words.offline);
    if (mine.readyState === EventSource.CLOSED && mine === stream) setTimeout(follow, 5000);
  };
}

// Going about

function go(stop, isWriting = false) {
  if (!stop) return;
  const node = isWriting ? fieldOf(stop) : stop;
  node.focus({ preventScroll: true });
  if (isWriting) node.setSelectionRange(node.value.length, node.value.length);
  stop.scrollIntoView({ block: "nearest" });
}

function neighbour(step) {
  const stops = [...document.querySelectorAll(STOPS)];
  const here = document.activeElement.closest(STOPS) || sectionOf(lastUnit);
  return here ? stops[stops.indexOf(here) + step] : stops[0];
}

/* The next unit that wants a decision, from the top again after the last. */
function nextOpen(from) {
  const all = sections();
  const at = all.indexOf(from);
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(isOpen);
}

function acceptAndGo(isWriting) {
  const section = currentUnit();
  const next = nextOpen(section);
  if (section) act(section, "accept");
  if (!next) say(words.done);
  go(next || neighbour(1), isWriting);
}

// A page beside the story: help, search

function makeDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "beside";
  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (document.activeElement === body) sectionOf(lastUnit)?.focus({ preventScroll: true });
  });
  return body.appendChild(dialog);
}

async function showPage(url) {
  showInDialog(await askForPage(url));
}

function showInDialog(page) {
  const dialog = document.querySelector("dialog") || makeDialog();
  const close = document.createElement("form");
  close.method = "dialog";
  close.append(Object.assign(document.createElement("button"), { textContent: words.close || "×" }));
  dialog.replaceChildren(close, ...page.getElementById("main").childNodes);
  const title = dialog.querySelector("h1");
  if (title) dialog.setAttribute("aria-labelledby", (title.id = "dialog-title"));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
}

/* From the help over a page; the story behind it shows its buttons with the keys as they are now. */
async function chooseKeys(form) {
  const fields = new URLSearchParams(new FormData(form));
  await fetch(form.getAttribute("action"), { method: "POST", body: fields, redirect: "manual" });
  const page = await askForPage("/help");
  body.dataset.keys = page.body.dataset.keys;
  showInDialog(page);
  document.querySelector("dialog [aria-pressed=true]").focus();
  if (sections().length) await reloadStory("");
}

function findSelection() {
  const section = currentUnit();
  const field = section && fieldOf(section);
  const selected = getSelection().toString() || field?.value.slice(field.selectionStart, field.selectionEnd) || "";
  const query = new URLSearchParams({ q: selected.trim() });
  if (body.dataset.search) showPage(`${body.dataset.search}?${query}`);
}

function search() {
  const field = document.querySelector("main input[type=search]");
  if (field) field.focus();
  else if (body.dataset.search) showPage(body.dataset.search);
}

// Keys

const onUnit = (run) => () => {
  const section = currentUnit();
  if (section) run(section);
  else go(nextOpen());
};
const press = (button) => button && act(unitAround(button), button.value, button.form);

const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
const MOVES = {
  KeyJ: () => go(neighbour(1)),
  KeyK: () => go(neighbour(-1)),
  KeyN: () => go(nextOpen(currentUnit())),
};
const KEYS = {
  KeyA: onUnit((section) => act(section, "accept")),
  KeyC: findSelection,
  KeyE: onUnit((section) => go(section, true)),
  KeyF: onUnit((section) => press(section.querySelector(".finding button[value=fix]"))),
  KeyH: onUnit((section) => press(section.querySelector(".ignored button[value=heed]"))),
  KeyI: onUnit((section) => openReason(section.querySelector(".dismissal"))),
  KeyM: onUnit((section) => press(section.querySelector(".conflict button[value=save]"))),
  KeyP: onUnit((section) => act(section, "approve")),
  KeyT: onUnit((section) => press(section.querySelector(".proposal button[value=accept]"))),
  KeyU: onUnit((section) => act(section, "undo")),
  KeyX: onUnit((section) => act(section, "reject")),
};

const once = ({ repeat }, run) => (repeat && run ? () => {} : run);

/* Single characters are heeded as the person chose: by themselves, with Alt, or not at all (WCAG 2.1.4). */
function isHeeded({ altKey }) {
  return body.dataset.keys === (altKey ? "alt" : "on");
}

function keyAtRest(event) {
  if (event.ctrlKey || event.metaKey) return once(event, saveKey(event));
  if (event.altKey && event.code in ARROWS) return () => go(neighbour(ARROWS[event.code]));
  if (event.key === "Enter") return once(event, enterKey(event));
  if (!isHeeded(event)) return null;
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return () => showPage("/help");
  if (event.key === "/" || event.code === "Slash") return search;
  if (event.shiftKey) return null;
  if (event.code in MOVES) return MOVES[event.code];
  return once(event, KEYS[event.code] || matchKey(event.code));
}

function matchKey(code) {
  const number = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return number && onUnit((section) => press(section.querySelector(`.match[data-number="${number}"] button`)));
}

/* On a button or a link Enter is theirs. */
function enterKey({ target, altKey, shiftKey }) {
  const isPlain = !altKey && !shiftKey && target.matches(`body, main, ${UNIT}`);
  return isPlain ? () => acceptAndGo(false) : null;
}

function saveKey({ code, altKey, shiftKey }) {
  const section = code === "KeyS" && !altKey && !shiftKey && currentUnit();
  return section ? () => act(section, "save") : null;
}

function keyWhileWriting(event) {
  const { key, code, target, ctrlKey, metaKey, altKey } = event;
  const section = unitAround(target);
  if (target.matches(".dismissal input")) return key === "Escape" ? () => closeReason(target.closest(".dismissal")) : null;
  if (key === "Escape") return () => (section ? go(section) : target.blur());
  if (!section) return null;
  if (ctrlKey || metaKey) return once(event, key === "Enter" ? () => acceptAndGo(true) : saveKey(event));
  if (altKey && code in ARROWS) return () => go(neighbour(ARROWS[code]), true);
  return null;
}

document.addEventListener("keydown", (event) => {
  const dialog = document.querySelector("dialog[open]");
  if (dialog && event.key === "Escape") dialog.close(); // in a search field it would only empty the field
  if (event.isComposing || dialog) return;
  const isWriting = event.target.matches("input:not([type=checkbox]), textarea, select");
  const run = isWriting ? keyWhileWriting(event) : keyAtRest(event);
  if (!run) return;
  event.preventDefault();
  run();
});

// What else happens on a page

document.addEventListener("submit", (event) => {
  const form = event.target;
  const section = unitAround(form);
  if (section) {
    event.preventDefault();
    act(section, event.submitter?.value || "save", form);
  } else if (form.matches("dialog form.keys")) {
    event.preventDefault();
    chooseKeys(form);
  } else if (form.closest("dialog") && form.method === "get") {
    event.preventDefault();
    showPage(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
  }
});

document.addEventListener("click", (event) => {
  const dismissal = event.target.closest?.(".dismissal > summary")?.parentElement;
  if (!dismissal || dismissal.open) return;
  event.preventDefault();
  openReason(dismissal);
});

document.addEventListener("input", ({ target }) => {
  const section = unitAround(target);
  if (!section || !target.matches("textarea")) return;
  noteChange(section);
  if (!isChanged(section) && section.classList.contains("theirs")) refresh(section, true, "");
});

document.addEventListener("focusin", ({ target }) => {
  lastUnit = unitAround(target)?.dataset.unit || lastUnit;
});

document.addEventListener("pointerover", ({ target }) => {
  document.querySelectorAll(".aligned").forEach((old) => old.classList.remove("aligned"));
  const mark = target.closest?.(`${UNIT} [data-pair]`);
  if (!mark) return;
  const pair = unitAround(mark).querySelectorAll(`[data-pair="${mark.dataset.pair}"]`);
  pair.forEach((partner) => partner.classList.add("aligned"));
});

addEventListener("beforeunload", (event) => {
  if (deciding.size || sections().some(isChanged) || document.querySelector(".conflict")) event.preventDefault();
});

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", ({ persisted }) => persisted && follow());

async function begin() {
  if (!body.dataset.lang) return;
  words = await ask("/words").catch(() => ({}));
  restoreKept();
  follow();
}

begin();
