interface Entry {
  at: number;
  /** Order of what is for the same instant. */
  place: number;
  run: () => void;
}

/** What is to happen, by instant: a heap. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #places = 0;

  add(at: number, run: () => void): void {
    const heap = this.#heap;
    const entry = { at, place: this.#places++, run };
    let here = heap.length;
    heap.push(entry);
    while (here > 0) {
      const above = (here - 1) >> 1;
      const parent = heap[above];
      if (!parent || !sooner(entry, parent)) break;
      heap[here] = parent;
      here = above;
    }
    heap[here] = entry;
  }

  /** ms since 1970; undefined when nothing is to happen any more. */
  get next(): number | undefined {
    return this.#heap[0]?.at;
  }

  take(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let here = 0;
    for (;;) {
      let below = 2 * here + 1;
      let child = heap[below];
      const other = heap[below + 1];
      if (child && other && sooner(other, child)) {
        child = other;
        below++;
      }
      if (!child || !sooner(child, last)) break;
      heap[here] = child;
      here = below;
    }
    heap[here] = last;
    return first;
  }
}

const sooner = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.place < b.place);
