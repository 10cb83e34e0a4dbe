// Lists that grow: a slice, and the button that asks for the following one.
import type { List } from "./answers.ts";
import { ask, type Question } from "./api.ts";
import { button, type Child, el } from "./dom.ts";

import { texts } from "./texts.ts";

/** The row with the button, or null at the end. `take` is given each following slice. */
export function moreRow<T>(
  path: string,
  where: Question,
  page: List<T>,
  take: (page: List<T>) => void,
  label: Child = null,
): HTMLElement | null {
  if (!page.next) return null;
  const row = el("p", { class: "more" });
  const next = async (): Promise<void> => {
    const following = await ask<List<T>>(path, { ...where, cursor: page.next });
    take(following);
    const further = moreRow(path, where, following, take);
    if (further) row.replaceWith(further);
    else row.remove();
  };
  row.append(button(texts.more, next), ...(label ? [" ", String(label)] : []));
  return row;
}
