import type { FrameHost } from '../frame-host';

/** A bridge command: what an app asks of the page around its frame. */
export type Command = (frame: FrameHost, payload: unknown) => unknown;
