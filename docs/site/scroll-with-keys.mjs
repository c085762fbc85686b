/** Makes a table or a program that is wider than the page scrollable with the keyboard. */
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
