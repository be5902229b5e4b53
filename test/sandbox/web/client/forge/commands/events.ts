import { bus } from '../bus';
import { askRecord } from '../page';
import { onRealtime } from '../stream';
import { isRecord, type Json } from '../wire';
import type { Command } from './command';

/** Events among the frames of this page, and realtime channels across browsers. */
export const eventCommands: Record<string, Command> = {
  emit: (_frame, payload) => emit('app', payload),
  on: (frame, payload) => listen('app', frame, payload),
  emitPublic: (_frame, payload) => emit('public', payload),
  onPublic: (frame, payload) => listen('public', frame, payload),
  publishRealtimeChannel: (frame, payload) =>
    askRecord('POST', '/_sandbox/bridge/publish', { ...withoutFunctions(payload), token: frame.info.token }),
  subscribeRealtimeChannel: async (frame, payload) => {
    const onEvent = isRecord(payload) ? payload.onEvent : undefined;
    if (typeof onEvent !== 'function') throw new Error('A realtime subscription needs a callback.');
    const { channel } = await askRecord('POST', '/_sandbox/bridge/channel', { ...withoutFunctions(payload), token: frame.info.token });
    const stop = onRealtime(String(channel), (event) => onEvent(event));
    frame.onDispose(stop);
    return { unsubscribe: stop };
  },
};

function emit(scope: string, payload: unknown): true {
  if (!isRecord(payload) || typeof payload.event !== 'string') throw new Error('An event needs a name.');
  bus.emit(`${scope}:${payload.event}`, payload.payload);
  return true;
}

function listen(scope: string, frame: Parameters<Command>[0], payload: unknown): { unsubscribe: () => void } {
  const callback = isRecord(payload) ? payload.callback : undefined;
  if (!isRecord(payload) || typeof payload.event !== 'string' || typeof callback !== 'function') {
    throw new Error('An event needs a name and a callback.');
  }
  const stop = bus.on(`${scope}:${payload.event}`, (value) => callback(value));
  frame.onDispose(stop);
  return { unsubscribe: stop };
}

function withoutFunctions(payload: unknown): Json {
  if (!isRecord(payload)) return {};
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => typeof value !== 'function'));
}
