const form = document.getElementById("filter");
if (form) {
  const status = form.querySelector("[role=status]");
  const groups = [...document.querySelectorAll(".group")];
  const wanted = name => form.elements[name].value;
  const fits = (element, name) => [element.dataset[name] ?? "", ""].includes(wanted(name));
  const all = document.querySelectorAll(".group tbody tr").length;
  const apply = () => {
    let shown = 0;
    for (const group of groups) {
      const asked = fits(group, "severity") ? fits(group, "rule") : false;
      const rows = [...group.querySelectorAll("tbody tr")];
      const matching = asked ? rows.filter(row => fits(row, "column")) : [];
      rows.forEach(row => { row.hidden = !matching.includes(row); });
      group.hidden = !(matching.length || (asked ? !rows.length : false));
      shown += matching.length;
    }
    status.textContent = status.dataset.text.replace("{shown}", shown).replace("{all}", all);
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  apply();
}
