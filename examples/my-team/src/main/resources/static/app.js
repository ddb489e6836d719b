// What plain HTML cannot do: menus by keyboard and in their place, copying, a bar that moves.
"use strict";

// Menus are popovers: the browser opens and closes them, also by Escape. This adds arrows and ARIA's state.
for (const menu of document.querySelectorAll('.pop[role="menu"]')) {
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  const items = () => [...menu.querySelectorAll('[role="menuitem"]')];
  for (const item of items()) item.tabIndex = -1;

  const place = () => {
    const at = button.getBoundingClientRect();
    const width = menu.offsetWidth;
    const left = button.classList.contains("dots") ? at.right - width : at.left;
    const below = at.bottom + 6 + menu.offsetHeight <= innerHeight;
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    menu.style.top = below ? `${at.bottom + 6}px` : `${Math.max(8, at.top - 6 - menu.offsetHeight)}px`;
  };

  menu.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      place();
      items()[0]?.focus();
    }
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      menu.showPopover();
      if (event.key === "ArrowUp") items().at(-1)?.focus();
    }
  });
  menu.addEventListener("keydown", (event) => {
    const all = items();
    const here = all.indexOf(document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all.at(to % all.length)?.focus();
    } else if (event.key === "Tab") {
      menu.hidePopover();
    } else if (event.key.length === 1 && event.key !== " ") {
      all.find((item) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
  });
  addEventListener("scroll", () => menu.matches(":popover-open") && menu.hidePopover(), { passive: true });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
    document.getElementById("copied").textContent = button.dataset.copied;
  });
}

const progress = document.querySelector("[data-progress]");
if (progress) {
  const look = async () => {
    const state = await (await fetch(`${location.pathname}/progress`)).json();
    progress.value = state.rows;
    document.querySelector("[data-rows]").textContent = state.rows;
    if (state.done) location.reload();
    else setTimeout(look, 300);
  };
  look();
}

// After a refusal the reader is where the reason is.
document.getElementById("problem")?.scrollIntoView({ block: "center" });
