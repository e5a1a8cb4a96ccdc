/** On the basket page a changed quantity is sent at once; without scripts the button beside it does that. */
for (const select of document.querySelectorAll<HTMLElement>('[data-submit-on-change]')) {
  select.addEventListener('change', () => select.closest('form')?.requestSubmit());
}
