import type { Policy } from '../../../contract/types';

type Category = Policy['categories'][number];

/** Puts a subcategory to the end of another category, with all it says. Unchanged when one of the two is not there. */
export function moveSubcategory(categories: readonly Category[], id: string, to: string): Category[] {
  const from = categories.find(({ subcategories }) => subcategories.some((one) => one.id === id));
  const moved = from?.subcategories.find((one) => one.id === id);
  if (!from || !moved || from.id === to || !categories.some((one) => one.id === to)) return [...categories];
  return categories.map((one) => {
    if (one.id === from.id) return { ...one, subcategories: one.subcategories.filter((sub) => sub.id !== id) };
    return one.id === to ? { ...one, subcategories: [...one.subcategories, moved] } : one;
  });
}
