/** How much of the goal is used, with the thresholds marked. A picture of what the words say, hence not read aloud. */
export function Bar({ share, warnings }: { share: number /** Percent. */; warnings: readonly number[] }) {
  return (
    <div class="clock-bar" aria-hidden="true">
      <div class="clock-used" style={{ width: `${Math.min(1, share) * 100}%` }} />
      {warnings.map((percent) => (
        <i key={percent} style={{ left: `${percent}%` }} />
      ))}
    </div>
  );
}
