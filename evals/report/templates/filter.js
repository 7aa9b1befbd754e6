const form = document.querySelector(".filter");
if (form) {
  const all = [...document.querySelectorAll(".conversation")];
  const words = new Map(all.map((one) => [one, one.textContent.toLowerCase()]));
  const show = () => {
    const want = new FormData(form);
    const text = want.get("text").trim().toLowerCase();
    let shown = 0;
    for (const one of all) {
      const fits = ["run", "journey", "pressure"].every((name) => !want.get(name) || one.dataset[name] === want.get(name));
      const ticked = ["failed", "noted"].every((name) => !want.get(name) || one.dataset[name] === "yes");
      one.hidden = !(fits && ticked && words.get(one).includes(text));
      shown += !one.hidden;
    }
    form.querySelector("output").textContent = `${shown} of ${all.length} shown`;
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("button"))
    button.addEventListener("click", () => {
      for (const one of all) if (!one.hidden) one.open = button.value === "open";
    });
  form.hidden = false;
  show();
}
