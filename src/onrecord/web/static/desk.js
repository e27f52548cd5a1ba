// What the desk's pages do beyond links and forms: colours, keys, progress. All of it works without, too.
"use strict";

const THEMES = ["system", "light", "dark"];
const SIGNS = { system: "◐", light: "☀", dark: "☾" };
const SAYS = {
  system: "Colours: as the system has them",
  light: "Colours: light",
  dark: "Colours: dark",
};

function storedTheme() {
  try {
    const stored = localStorage.getItem("onrecord-theme");
    return THEMES.includes(stored) ? stored : "system";
  } catch {
    return "system"; // storage may be closed to us
  }
}

function showTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById("theme");
  if (button) {
    button.hidden = false;
    button.textContent = SIGNS[theme];
    button.setAttribute("aria-label", SAYS[theme]);
    button.title = SAYS[theme];
  }
}

showTheme(storedTheme()); // before the page is painted

function nextTheme() {
  const theme = THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length];
  try {
    localStorage.setItem("onrecord-theme", theme);
  } catch {
    // it holds for this page alone then
  }
  showTheme(theme);
}

// j and k step through the statements of a page, / goes to the search.
function onKey(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find")?.focus();
  } else if (event.key === "j" || event.key === "k") {
    const all = [...document.querySelectorAll(".text [data-n]")];
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const to = event.key === "j" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
    all[(to + all.length) % all.length].focus();
  }
}

// A page on its way: its progress is asked for until it is over.
async function follow() {
  const job = document.getElementById("job");
  const address = job?.dataset.follow;
  if (!address) return;
  try {
    const answer = await fetch(address);
    const told = await answer.json();
    if (job.dataset.stage !== told.about.stage) {
      const fresh = await (await fetch(location.pathname)).text();
      const parsed = new DOMParser().parseFromString(fresh, "text/html").getElementById("job");
      if (parsed) job.replaceChildren(...parsed.childNodes);
      job.dataset.stage = told.about.stage;
      if (["done", "rejected"].includes(told.about.stage)) return;
    }
  } catch {
    // the desk may be busy or gone; asked again
  }
  setTimeout(follow, 700);
}

document.addEventListener("DOMContentLoaded", () => {
  showTheme(storedTheme());
  document.getElementById("theme")?.addEventListener("click", nextTheme);
  document.addEventListener("keydown", onKey);
  if (matchMedia("(max-width: 61.99rem)").matches) {
    for (const panel of document.querySelectorAll("details.panel")) panel.open = false;
  }
  // On a small screen the views stand in one row; that which is shown comes into sight. (scrollIntoView
  // would also move the place from which the keyboard goes on.)
  const here = document.querySelector(".top nav [aria-current]");
  if (here) {
    const nav = here.closest("nav");
    nav.scrollLeft = Math.max(0, here.getBoundingClientRect().right - nav.getBoundingClientRect().right + 24);
  }
  // Fields left empty stay out of the address.
  for (const form of document.querySelectorAll("form:not([method])")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    });
  }
  follow();
});
