interface BarProps {
  /** Of the goal that is used; may be more than 1. */
  share: number;
  /** Percent. */
  warnings: readonly number[];
}

/** How much of the goal is used, with the thresholds marked. A picture of what the words say, hence not read aloud. */
export function Bar({ share, warnings }: BarProps) {
  return (
    <svg class="clock-bar" width="100%" height="6" aria-hidden="true">
      <rect class="clock-used" width={`${Math.min(1, share) * 100}%`} height="6" rx="3" />
      {warnings.map((percent) => (
        <rect key={percent} class="clock-mark" x={`${percent}%`} width="2" height="6" />
      ))}
    </svg>
  );
}
