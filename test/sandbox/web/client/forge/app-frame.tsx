import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type FrameHooks, FrameHost, type FrameInfo } from './frame-host';
import { type FrameRequest, openFrame } from './open-frame';
import { followServer } from './stream';

/** Heights of a frame with a viewport size of its own, px. The platform's own are not published; without one the content decides. */
const HEIGHTS: Record<string, number> = { xsmall: 100, small: 150, medium: 300, large: 450, xlarge: 600, max: 800 };

export interface AppFrameProps {
  request: FrameRequest;
  /** What screen readers call the frame. */
  title: string;
  hooks?: FrameHooks;
  viewportSize?: unknown;
  /** Fills its container instead of following the content. */
  fill?: boolean;
  /** Given when the frame is to go: called once it is done with what it is at. */
  onLeft?: () => void;
}

/** One of the app's screens, opened by the server for this person at this place. */
export function AppFrame({ request, ...rest }: AppFrameProps): JSX.Element {
  const [info, setInfo] = useState<FrameInfo>();
  const [failed, setFailed] = useState<string>();
  const key = JSON.stringify(request);
  useEffect(() => {
    let current = true;
    setInfo(undefined);
    setFailed(undefined);
    openFrame(request).then(
      (opened) => current && setInfo(opened),
      (error: unknown) => current && setFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      current = false;
    };
  }, [key]);
  if (failed)
    return (
      <p class="forge-failed" role="alert">
        {failed}
      </p>
    );
  if (!info)
    return (
      <div class="forge-loading" role="status">
        <span class="forge-visually-hidden">Loading {rest.title}</span>
      </div>
    );
  return <OpenedFrame key={info.token} info={info} {...rest} />;
}

/** A frame that is open already (a modal's). */
export function OpenedFrame({
  info,
  title,
  hooks,
  viewportSize,
  fill,
  onLeft,
}: Omit<AppFrameProps, 'request'> & { info: FrameInfo }): JSX.Element {
  const iframe = useRef<HTMLIFrameElement>(null);
  const latest = useRef(hooks);
  latest.current = hooks;
  const [height, setHeight] = useState(0);
  const host = useRef<FrameHost>(null);
  const leaving = onLeft !== undefined;
  useLayoutEffect(() => {
    if (!iframe.current) return undefined;
    followServer();
    const made = new FrameHost(info, iframe.current, withLatest(latest, setHeight));
    host.current = made;
    return () => made.dispose();
  }, [info]);
  useLayoutEffect(() => {
    if (!leaving) return;
    host.current?.retire();
    host.current?.settled().then(onLeft, onLeft);
  }, [leaving]);
  const fixed = typeof viewportSize === 'string' ? HEIGHTS[viewportSize] : undefined;
  const style = fill ? undefined : { height: `${fixed ?? height}px` };
  return (
    <iframe
      ref={iframe}
      class={fill ? 'forge-frame forge-frame-fill' : 'forge-frame'}
      src={info.src}
      title={title || info.appName}
      data-module={leaving ? undefined : info.moduleKey}
      sandbox="allow-downloads allow-forms allow-modals allow-same-origin allow-scripts"
      {...(style ? { style } : {})}
    />
  );
}

// The host keeps its hooks for the frame's whole life; the component's own change with every rendering.
function withLatest(latest: { current: FrameHooks | undefined }, height: (pixels: number) => void): FrameHooks {
  const first = latest.current ?? {};
  return {
    height,
    ...(first.close ? { close: (payload) => latest.current?.close?.(payload) } : {}),
    ...(first.submit ? { submit: (payload) => latest.current?.submit?.(payload) } : {}),
    ...(first.refresh ? { refresh: (payload) => latest.current?.refresh?.(payload) } : {}),
    ...(first.escape ? { escape: () => latest.current?.escape?.() } : {}),
    ...(first.history ? { history: first.history } : {}),
  };
}
