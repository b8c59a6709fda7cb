
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
  const target = event.target.closest("#copy, #unfold, [data-copy], [data-broken]");
  if (!target) return;
  event.preventDefault();
  if (target.id === "unfold") {
    for (const details of document.querySelectorAll("details")) details.open = true;
  } else if (target.dataset.broken) {
    document.cookie = `carafe-broken-build=${target.dataset.broken}; path=/; samesite=strict`;
    location.reload();
  } else {
    copy(target.dataset.copy ?? text.value, target);
  }
});
