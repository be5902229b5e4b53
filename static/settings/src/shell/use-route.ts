import { view } from '@forge/bridge';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Where in the settings somebody is. */
export interface Place {
  route: string;
  /** Part of the document that was asked for, as in `data-path`; empty: the page as a whole. */
  path: string;
}

export interface Navigation {
  /** Undefined until the address is known. */
  place: Place | undefined;
  go(route: string, path?: string): void;
}

/** ms within which the address bar answers. */
const PATIENCE = 2_000;

/** Address within the settings: "/levels#impacts/extensive". */
const addressOf = ({ route, path }: Place): string => `/${route}${path === '' ? '' : `#${encodeURI(path)}`}`;

function placeIn(pathname: string, hash: string): Place {
  const path = hash.replace(/^#/, '');
  return { route: pathname.replace(/^\/+|\/+$/g, ''), path: safeDecoded(path) };
}

function safeDecoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return '';
  }
}

/**
 * The address in Jira's address bar, so that Back, reload and links work. Where the platform gives none, the frame's own address serves.
 */
export function useRoute(): Navigation {
  const [place, setPlace] = useState<Place>();
  const push = useRef<(to: Place) => void>(() => undefined);
  useEffect(() => {
    let over = false;
    let stop = (): void => undefined;
    const followOwn = (): void => {
      const read = (): void => {
        const [pathname = '', hash = ''] = location.hash.slice(1).split('#');
        setPlace(placeIn(pathname, hash));
      };
      push.current = (to) => {
        location.hash = addressOf(to);
      };
      addEventListener('hashchange', read);
      stop = () => removeEventListener('hashchange', read);
      read();
    };
    view.createHistory().then(
      (history) => {
        if (over) return;
        // The address bar answers from another frame: what it says of an earlier step is passed over.
        let ahead: string | undefined;
        push.current = (to) => {
          const address = addressOf(to);
          ahead = address;
          setTimeout(() => {
            if (ahead === address) ahead = undefined;
          }, PATIENCE);
          setPlace(to);
          history.push(address);
        };
        history.listen(({ pathname, hash }) => {
          const to = placeIn(pathname, hash);
          if (over || (ahead !== undefined && addressOf(to) !== ahead)) return;
          ahead = undefined;
          setPlace(to);
        });
        setPlace(placeIn(history.location.pathname, history.location.hash));
      },
      () => over || followOwn(),
    );
    return () => {
      over = true;
      stop();
    };
  }, []);
  return { place, go: (route, path = '') => push.current({ route, path }) };
}
