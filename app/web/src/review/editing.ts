// What a reviewer puts in place of what was extracted; the quote stays.
import type { Claim } from "../answers.ts";
import type { Words } from "../api.ts";
import { el } from "../dom.ts";
import { texts } from "../texts.ts";
import type { Edits } from "./deciding.ts";

/** A form with the claim's parts; `take` is given those that were changed. */
export function editForm(claim: Claim, words: Words, take: (edits: Edits, why: string) => void): HTMLFormElement {
  const names = { subject: claim.subject_name ?? claim.subject.name, object: claim.object_name ?? claim.object.name };
  const field = (name: string, value: string): HTMLInputElement =>
    el("input", { id: `edit-${name}`, type: "text", maxlength: 300, value });
  const [subject, object, why] = [field("subject", names.subject), field("object", names.object), field("why", "")];
  const predicate = el(
    "select",
    { id: "edit-predicate" },
    words.order.map((name) => el("option", { value: name, selected: name === claim.predicate }, words.active(name))),
  );
  const row = (id: string, label: string, input: HTMLElement): HTMLElement =>
    el("p", {}, el("label", { for: `edit-${id}` }, label), input);
  const form = el(
    "form",
    { class: "edit" },
    row("subject", texts.review.subject, subject),
    row("predicate", texts.review.predicate, predicate),
    row("object", texts.review.object, object),
    row("why", texts.review.why, why),
    el("button", { type: "submit" }, texts.review.keys["e"]),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const edits: Edits = {};
    if (subject.value.trim() !== names.subject) edits.subject = subject.value.trim();
    if (object.value.trim() !== names.object) edits.object = object.value.trim();
    if (predicate.value !== claim.predicate) edits.predicate = predicate.value;
    if (Object.keys(edits).length) take(edits, why.value.trim());
  });
  return form;
}
