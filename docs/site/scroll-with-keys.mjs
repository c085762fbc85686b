/** A table or a program that is wider than the page can be scrolled with the keyboard, too. */
export const scrollWithKeys = `
const reach = () => {
  for (const wide of document.querySelectorAll('main :is(table, pre)')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    else wide.removeAttribute('tabindex');
  }
};
reach();
addEventListener('resize', reach);
addEventListener('toggle', reach, true);
`;
