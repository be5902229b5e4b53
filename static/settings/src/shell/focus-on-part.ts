const FOCUSABLE = 'input, select, textarea, button, a[href], summary, [tabindex]';

/** Shows and focuses what stands for a part of the document: the element with that `data-path`, or with the longest beginning of it. */
export function focusOnPart(root: HTMLElement, path: string): void {
  const steps = path.split('/');
  const parts = [...root.querySelectorAll<HTMLElement>('[data-path]')];
  for (let count = steps.length; count > 0; count--) {
    const wanted = steps.slice(0, count).join('/');
    const part = parts.find((one) => one.dataset.path === wanted);
    if (!part) continue;
    for (let at: HTMLElement | null = part; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    const target = part.matches(FOCUSABLE) ? part : chosenOf(part, part.querySelector<HTMLElement>(FOCUSABLE));
    part.scrollIntoView({ block: 'center' });
    if (!target) part.tabIndex = -1;
    (target ?? part).focus({ preventScroll: true });
    return;
  }
}

/** Of several radio buttons the one that is chosen, as when somebody comes by Tab. */
function chosenOf(part: HTMLElement, first: HTMLElement | null): HTMLElement | null {
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  const all = [...part.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  return all.find(({ name, checked }) => checked && name === first.name) ?? first;
}
