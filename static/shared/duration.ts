export { type DurationLook, durationText } from '../../src/domain/duration';
