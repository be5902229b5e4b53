import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Spinner } from './ui/spinner';

/** A component whose code is fetched when it is first shown. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let ready: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [, again] = useState(0);
    const [failed, setFailed] = useState<string>();
    useEffect(() => {
      if (ready) return;
      load().then(
        (component) => {
          ready = component;
          again((count) => count + 1);
        },
        (error: unknown) => setFailed(String(error)),
      );
    }, []);
    if (failed) return <p role="alert">This page could not be loaded: {failed}</p>;
    if (!ready) return <Spinner label="Loading page" />;
    const Ready = ready;
    return <Ready {...props} />;
  };
}
