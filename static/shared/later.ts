import type { I18n, LaterTexts } from './i18n';

/**
 * A part of a screen that is loaded when somebody opens it, with its texts and its style, so that nothing is drawn before all is there.
 * @param style address of its style, as `style:./part.css` gives it, when it has one.
 * @returns undefined when it cannot be loaded; asking again tries again.
 */
export async function loadLater<T>(i18n: I18n, code: Promise<T>, texts: LaterTexts, style: string | undefined): Promise<T | undefined> {
  try {
    const [loaded] = await Promise.all([code, i18n.add(texts), style === undefined ? undefined : addStyle(style)]);
    return loaded;
  } catch {
    return undefined;
  }
}

function addStyle(href: string): Promise<void> {
  return new Promise((done, fail) => {
    if (document.querySelector(`link[href="${href}"]`)) return done();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      fail(new Error(`${href} cannot be loaded`));
    };
    document.head.append(link);
  });
}
