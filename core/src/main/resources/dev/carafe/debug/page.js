
const text = document.getElementById("text");

async function copy(value, button) {
  try {
    await navigator.clipboard.writeText(value);
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1000);
  } catch {
    text.value = value;
    text.hidden = false;
    text.select();
  }
}

addEventListener("click", event => {
  const target = event.target.closest("#copy, #unfold, [data-copy]");
  if (!target) return;
  event.preventDefault();
  if (target.id === "unfold") {
    for (const details of document.querySelectorAll("details")) details.open = true;
  } else {
    copy(target.dataset.copy ?? text.value, target);
  }
});
