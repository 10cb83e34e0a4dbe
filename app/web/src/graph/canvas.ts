// The picture: Cytoscape.js on a canvas. Screen readers are told of it as one image; the tables hold the same.
import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type EventObject } from "cytoscape";
import type { Words } from "../api.ts";
import { cleared } from "./clearing.ts";
import { drawing } from "./drawing.ts";
import { lineLabel, nodeLabel, restLabel } from "./labels.ts";
import type { Line, Model } from "./model.ts";
import type { View } from "./view.ts";

export interface Place {
  x: number;
  y: number;
}

export interface Listener {
  /** Something was picked; `more` adds it to what is picked already. */
  picked: (id: string | null, more: boolean) => void;
  /** An entity was dragged to another place. */
  moved: (id: string, place: Place) => void;
  /** An entity was clicked twice. */
  opened: (id: string) => void;
}

const MANY = 700;

/** Whether there is so much that drawing has to be thrifty: no labels on lines, and an image while it is dragged. */
export function isMuch({ entities, lines }: Model): boolean {
  return entities.length + lines.length > MANY;
}

const LARGEST = 1.3;
const READABLE = 0.45;

export class Canvas {
  private readonly core: Core;

  constructor(
    place: HTMLElement,
    private readonly words: Words,
    listener: Listener,
    readonly many: boolean,
  ) {
    this.core = cytoscape({
      container: place,
      style: drawing(words, many),
      minZoom: 0.03,
      maxZoom: 3,
      boxSelectionEnabled: false,
      textureOnViewport: many,
      hideEdgesOnViewport: false,
      ...(many ? { pixelRatio: 1 } : {}),
    });
    this.listen(listener);
    place.addEventListener("wheel", onlyWithControl, { capture: true });
  }

  private listen(listener: Listener): void {
    const more = (event: EventObject): boolean => {
      const pressed = event.originalEvent as MouseEvent | undefined;
      return Boolean(pressed && (pressed.shiftKey || pressed.ctrlKey || pressed.metaKey));
    };
    this.core.on("tap", (event) => {
      if (event.target === this.core) listener.picked(null, false);
    });
    this.core.on("tap", "node, edge", (event) => listener.picked(event.target.id(), more(event)));
    this.core.on("dbltap", "node", (event) => listener.opened(event.target.id()));
    this.core.on("dragfree", "node", (event) => listener.moved(event.target.id(), event.target.position()));
    this.core.on("mouseover", "node, edge", (event) => {
      this.pointer("pointer");
      if (event.target.isEdge()) event.target.addClass("hovered");
    });
    this.core.on("mouseout", "node, edge", (event) => {
      this.pointer("default");
      event.target.removeClass("hovered");
    });
  }

  private pointer(kind: string): void {
    const place = this.core.container();
    if (place) place.style.cursor = kind;
  }

  /** Show a model with everything in its place. */
  show(model: Model, view: View, places: ReadonlyMap<string, Place>): void {
    const elements = [...this.nodes(model, view, places), ...this.lines(model, view)];
    this.core.batch(() => {
      this.core.elements().remove();
      this.core.add(elements);
    });
    this.clear();
    this.select(view.selected);
  }

  /** Move the words on lines to where they cover nothing; those without such a place show when their line is met. */
  private clear(): void {
    if (this.many) return;
    const names = this.core.nodes().map((node) => node.boundingBox({ includeOverlays: false }));
    const worded = this.core
      .edges("[label != '']")
      .toArray()
      .sort((one, other) => rank(other) - rank(one))
      .map((line) => {
        const [from, to] = [line.source().position(), line.target().position()];
        const box = line.boundingBox({ includeNodes: false, includeEdges: false, includeOverlays: false });
        return { id: line.id(), box, along: { x: to.x - from.x, y: to.y - from.y }, weighty: rank(line) > 0 };
      });
    const found = cleared(names, worded);
    this.core.batch(() => {
      for (const [id, shift] of found) {
        this.core.getElementById(id).data({ across: shift?.x ?? 0, down: shift?.y ?? 0 }).toggleClass("quiet", !shift);
      }
    });
  }

  /** Draw with the colours of now. */
  recolour(): void {
    this.core.style(drawing(this.words, this.many));
  }

  private nodes(model: Model, view: View, places: ReadonlyMap<string, Place>): ElementDefinition[] {
    const pinned = new Set(view.nodes.filter((node) => node.pinned).map((node) => node.id));
    const entities = model.entities.map((entity): ElementDefinition => {
      const classes = [view.starts.includes(entity.id) && "start", pinned.has(entity.id) && "pinned"];
      return {
        group: "nodes",
        data: { id: entity.id, label: nodeLabel(entity.name), kind: entity.type },
        position: { ...(places.get(entity.id) ?? { x: 0, y: 0 }) },
        classes: classes.filter(Boolean).join(" "),
      };
    });
    const rests = model.rests.map((rest): ElementDefinition => ({
      group: "nodes",
      data: { id: rest.id, label: restLabel(rest, this.words) },
      position: { ...(places.get(rest.id) ?? { x: 0, y: 0 }) },
      classes: "rest",
    }));
    return [...entities, ...rests];
  }

  private lines(model: Model, view: View): ElementDefinition[] {
    const most = Math.max(...model.lines.map(worth), 1);
    const lines = model.lines.map((line): ElementDefinition => {
      const proposed = line.edges.length > 0 && line.edges.every((edge) => edge.status === "proposed");
      return {
        group: "edges",
        data: {
          id: line.id,
          source: line.subject.id,
          target: line.object.id,
          label: lineLabel(line, this.words),
          across: 0,
          down: 0,
          worth: worth(line),
          width: view.width ? 1.2 + 12 * Math.sqrt(worth(line) / most) : 2,
        },
        classes: [proposed && "proposed", line.bundle.disputed && "disputed"].filter(Boolean).join(" "),
      };
    });
    const loose = model.rests.map((rest): ElementDefinition => ({
      group: "edges",
      data: {
        id: `${rest.id} line`,
        source: rest.forward ? rest.anchor : rest.id,
        target: rest.forward ? rest.id : rest.anchor,
        label: "",
        across: 0,
        down: 0,
        width: 1.5,
      },
      classes: "loose",
    }));
    return [...lines, ...loose];
  }

  select(ids: readonly string[]): void {
    this.core.batch(() => {
      this.core.elements(":selected").unselect();
      for (const id of ids) this.core.getElementById(id).select();
    });
  }

  /** Show all of it; `readable` keeps names large enough and shows what the view began with. */
  fit(readable = false): void {
    this.core.resize();
    this.core.fit(undefined, 40);
    if (this.core.zoom() > LARGEST) {
      this.core.zoom(LARGEST);
      this.core.center();
    } else if (readable && !this.many && this.core.zoom() < READABLE) {
      this.core.zoom(READABLE);
      this.core.center(this.core.nodes(".start"));
    }
  }

  zoom(factor: number): void {
    const place = this.core.container();
    const middle = { x: (place?.clientWidth ?? 0) / 2, y: (place?.clientHeight ?? 0) / 2 };
    this.core.zoom({ level: this.core.zoom() * factor, renderedPosition: middle });
  }

  end(): void {
    this.core.destroy();
  }
}

/** The wheel moves the page unless Control is held, as on maps. */
function onlyWithControl(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/** Which words come first: what is in dispute, then what is worth most. */
function rank(line: EdgeSingular): number {
  return (line.hasClass("disputed") ? 1e15 : 0) + Number(line.data("worth"));
}

/** What a line's width tells: money obligated, and nothing else in its place. */
function worth(line: Line): number {
  return Math.max(Number(line.bundle.obligated?.amount ?? 0), 0);
}
