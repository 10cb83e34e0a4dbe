// What the HTTP questions answer, as far as the pages read it. Field by field as /openapi.json describes them.

export interface Money {
  amount: string;
  currency: string | null;
}

export interface EntityRef {
  id: string;
  type: string;
  name: string;
}

export interface List<T> {
  items: T[];
  next: string | null;
  total: number | null;
  withheld: number;
  /** Of evidence: claims that a newer download corrected. */
  corrected: number;
}

export type AmountName = "obligated" | "current" | "potential";
export type Amounts = Record<AmountName, Money | null>;

export interface Contract {
  piid: string | null;
  parent_piid: string | null;
  description: string | null;
  psc_description: string | null;
  naics_description: string | null;
  first_action: string | null;
  last_action: string | null;
  actions: number | null;
  start: string | null;
  end: string | null;
  potential_end: string | null;
}

export interface Entity extends EntityRef {
  description: string | null;
  keys: string[];
  names: { name: string; kind: string }[];
  counts: Record<string, number>;
  contract: Contract | null;
}

/** A statement's three parts: what claims and edges share. */
export interface Statement {
  subject: EntityRef;
  predicate: string;
  object: EntityRef;
}

export interface Edge extends Amounts, Statement {
  id: string;
  contract: EntityRef | null;
  status: string;
  stated: Money | null;
  stated_qualifier: string | null;
  valid_from: string | null;
  valid_from_precision: string | null;
  valid_to: string | null;
  valid_to_precision: string | null;
  modality: string;
  sources: number;
  claims: number;
  disputed: boolean;
  background: boolean;
  known_from: string;
  known_to: string | null;
}

export interface Bundle extends Amounts {
  subject: string;
  predicate: string;
  object: string;
  edges: number;
  ids: string[];
  valid_from: string | null;
  valid_to: string | null;
  sources: number;
  disputed: boolean;
}

export interface Graph {
  nodes: EntityRef[];
  edges: Edge[];
  bundles: Bundle[];
  truncated: boolean;
}

export interface Path {
  nodes: EntityRef[];
  steps: { edge: Edge; forward: boolean }[];
  weakest: number;
}

export interface Hit {
  entity: EntityRef;
  matched: string;
  score: number;
  edges: number;
}

export interface ContractRow {
  edge: Edge;
  contract: Contract;
}

export interface Interlock {
  person: EntityRef;
  roles: Edge[];
}

export interface Source {
  id: string;
  label: string;
  kind: string | null;
  file: string | null;
  address: string | null;
  publisher: string | null;
  title: string | null;
  author: string | null;
  published: string | null;
  published_precision: string | null;
  retrieved: string | null;
  licence: string | null;
  origin: string | null;
  claims: number;
}

export interface Evidence {
  kind: "text" | "record" | "statement" | "reference";
  quote: string | null;
  before: string;
  after: string;
  page: number | null;
  row: number | null;
  record_key: string | null;
  columns: string[];
}

export interface Claim extends Amounts, Statement {
  id: string;
  edge: string | null;
  source: Source;
  evidence: Evidence;
  subject_name: string | null;
  object_name: string | null;
  level: string | null;
  modification: string | null;
  amount: Money | null;
  amount_qualifier: string | null;
  date: string | null;
  date_precision: string | null;
  qualifiers: Record<string, unknown>;
  modality: string | null;
  attribution: (string | { name?: string })[];
  extractor: string | null;
  confidence: number | null;
  status: string | null;
  reason: string | null;
  counted: boolean;
  known_from: string | null;
  known_to: string | null;
}

export interface Conflict {
  id: string;
  kind: string;
  predicate: string;
  qualifier: string;
  subject: EntityRef;
  object: EntityRef | null;
  why: string;
  since: string | null;
  edge: string | null;
  sides: { value: string; claims: Claim[] }[];
}

export interface Spending {
  vendor?: string | null;
  agency?: string | null;
  year?: number | null;
  actions: number;
  /** Null where no source states an obligated amount. */
  obligated: Money | null;
}

export interface Build {
  /** On a published site of a large case: how many things it shows, and how many statements of each. */
  part?: { pages: number; edges: number } | null;
  build_id: string;
  case_name: string | null;
  version: string | null;
  counts: Record<string, number>;
}

/** What a reader begins with who has nothing to search for yet. */
export interface Start {
  build: Build;
  vendors: Spending[];
  agencies: Spending[];
  newest: ContractRow[];
  conflicts: List<Conflict>;
  interlocks: Interlock[];
}

export interface Kind {
  name: string;
  label: string;
  plural: string;
  description: string;
  colour: string;
  shape: string;
}

export interface PredicateInfo {
  name: string;
  domain: string[];
  range: string[];
  group: string;
  active: string;
  passive: string;
  contract: boolean;
  event: boolean;
}
