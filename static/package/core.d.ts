/**
 * The rules, formats and imports of CreateBackupPlan, without the form.
 *
 * Every function is synchronous and pure: no network, no storage, no clock but the one below. The same shapes come from
 * the command line `create-backup-plan`, with `--format json`.
 *
 * Whole numbers stay exact. Give those beyond `Number.MAX_SAFE_INTEGER` (the 16 digits of `CrossAccountUserId`) as
 * `bigint` or inside JSON text; answers hold them as `bigint`. A `number` that may have been rounded is refused.
 *
 * An object is read as `JSON.stringify` reads it: `undefined` is absent, `toJSON` is honoured. What JSON has no form for
 * (a function, `NaN`, a `Map`, a value that contains itself) is refused with a {@link Refusal}, in English.
 */

import type { BackupPlanRequest } from "./request.js";

export type { BackupPlanRequest, BackupRule, DestDataSourceDetail, Detail, OtsDetail } from "./request.js";

/** The language of messages, a BCP 47 tag: English or Chinese. */
export type Language = "en" | "zh-CN" | (string & {});

/** How bad a finding is. A request is valid when none of its findings is an error. */
export type Severity = "error" | "warning" | "note";

/** A JSON value, with `bigint` for whole numbers beyond `Number.MAX_SAFE_INTEGER`. */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | { [name: string]: JsonValue };

/** A part of a text, for `text.slice(start, end)`. */
export interface Span {
  /** Where it begins, in UTF-16 units. */
  start: number;
  /** One past its end, in UTF-16 units. */
  end: number;
  /** The line it begins on, from 1. */
  line: number;
  /** The column it begins at, from 1, in UTF-16 units. */
  column: number;
}

/** A change to a request: an operation of JSON Patch (RFC 6902). */
export type Operation =
  | { op: "add" | "replace"; path: string; value: JsonValue }
  | { op: "remove"; path: string }
  | { op: "move"; from: string; path: string };

/** A way to mend what a finding is about. */
export interface Fix {
  /** What it does. */
  title: string;
  /** The change, as JSON Patch. */
  patch: Operation[];
  /**
   * That it takes a decision, such as which of two values stays: offer it to a person. Nothing makes such a fix by itself,
   * neither `check --fix` nor the button for all fixes.
   */
  choice?: true;
}

/** Something to say about a request. */
export interface Issue {
  /** The rule's stable name; `rules()` explains it. */
  rule: string;
  severity: Severity;
  /** Where it is, or where what is missing would stand: a JSON Pointer (RFC 6901). */
  pointer: string;
  /** What is wrong, and what to write instead. */
  message: string;
  /** Where the parameter stands on the API's page. */
  reference: string;
  /** Ways to mend it, the safest first; none where they were not asked for. */
  fixes: Fix[];
  /** The part of the text it is about, where a text was checked. */
  span?: Span;
}

/** A request: an object, an instance of a class too, or JSON text of one. */
export type RequestInput = object | string;

/** What was found. */
export interface Verdict {
  /** Whether no issue is an error. */
  valid: boolean;
  /** In the order of the request, missing parameters last. */
  issues: Issue[];
}

/** What messages are said in. */
export interface LanguageOptions {
  /** English unless another is asked for. */
  language?: Language | undefined;
}

/** What is counted from a time. */
export interface TimeOptions extends LanguageOptions {
  /** The present: a `Date` or a text such as `2026-03-27T00:00:00Z`; the host's clock unless given; `null` for none. */
  now?: Date | string | null | undefined;
}

/** What a verdict depends on besides the request. */
export interface WorldOptions extends TimeOptions {
  /** The region the request is sent to, for rules that compare with it. */
  region?: string | undefined;
  /** What is made of a rule instead of what the catalogue says; `off` leaves its issues out. */
  levels?: Record<string, Severity | "off"> | undefined;
  /** The least severe issues that are wanted: all, unless given. */
  severity?: Severity | undefined;
  /**
   * What the account has, to compare with: one answer, or several, of DescribeVaults, DescribeInstances, ListBuckets,
   * DescribeFileSystems …, as objects or as text; or lists as the element's `options` hold them.
   */
  known?: object | string | readonly (object | string)[] | undefined;
}

/** How a request is checked. */
export interface ValidateOptions extends WorldOptions {
  /** Whether issues come with ways to mend them, unless `false`: without them a check of what is wrong takes less time. */
  fixes?: boolean | undefined;
}

/** An access key. It is only used to sign, and is in no answer and no message. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  /** The token of a temporary key, whose ID begins with `STS.`. */
  securityToken?: string | undefined;
}

/** Where a request is sent, when, and with whose keys. */
export interface Target extends LanguageOptions {
  /** `cn-hangzhou` unless given. */
  region?: string | undefined;
  /** Another host than the region's public one, over HTTPS, with its port where that is another. */
  endpoint?: string | undefined;
  /**
   * The time of the signature, and that from which comments tell when a plan first runs: give one for a text that is to be
   * the same tomorrow. The host's clock unless given.
   */
  time?: Date | string | undefined;
  /** What makes the signature differ from every other: 128 random bits unless given. */
  nonce?: string | undefined;
  /** Needed by formats that hold a signature; no other looks at it. */
  credentials?: Credentials | undefined;
}

/** How a request is signed, and where it is sent. */
export interface SignOptions extends Target {
  /** `v3` (`ACS3-HMAC-SHA256`, with the signature in a header) unless given, or `v1` (HMAC-SHA1, all of it in the URL). */
  scheme?: "v3" | "v1" | undefined;
  credentials: Credentials;
}

/** A signed request: what `fetch` takes. Whoever has it can send it. */
export interface SignedRequest {
  method: "POST";
  url: string;
  /** To be sent as they are. The host is signed, too; who sends it sets it by the URL. */
  headers: { [name: string]: string };
  /** The form, encoded; empty for `v1`. */
  body: string;
  /** Until when the signature is taken, RFC 3339. */
  validUntil: string;
  /** What is not sent, because CreateBackupPlan has no such parameter. */
  losses: Loss[];
}

/** A value that a format cannot carry, and leaves out. */
export interface Loss {
  /** Where the value is in the request. */
  pointer: string;
  /** Its name on the wire: `Rule.1.Schedule`. */
  name: string;
  /** Why it is left out. */
  message: string;
}

/** What a format wrote. */
export interface Emitted {
  format: string;
  /** Without a line break at the end. */
  text: string;
  /** The extension of a file that holds it. */
  extension: string;
  mediaType: string;
  /** Until when the signature in it is taken, RFC 3339; `null` where there is none. */
  validUntil: string | null;
  /** What it leaves out. */
  losses: Loss[];
  /** What is wrong with what was written, besides what `validate` says of the request: a URL that is too long. */
  issues: Issue[];
}

/** A remark about a text that was imported. It never quotes a value. */
export interface Note {
  kind:
    | "nothing" | "limit" | "credential" | "other-call" | "unresolved" | "dropped" | "renamed" | "mended" | "guessed";
  message: string;
  /** The place in the plan that it is about. */
  pointer: string | null;
  /** The part of the text that it is about. */
  span: Span | null;
}

/** A plan that was found in a text. Keys, tokens and signatures are never part of it. */
export interface Found {
  /** The request, right or wrong: `validate` judges it. */
  request: { [name: string]: JsonValue };
  /** The plan's name, or the name it has in the text. */
  title: string | null;
  region: string | null;
  /** The host it was to be sent to, where that is not the region's public one. */
  endpoint: string | null;
  notes: Note[];
}

/** What was found in a text. */
export interface Imported {
  /** The kind of text it was taken for: `json`, `har`, `url`, `curl`, `cli`, `terraform`, `ros`, `code` … */
  reader: string | null;
  plans: Found[];
  /** Remarks about no single plan. */
  notes: Note[];
}

/** One thing that runs; what is switched off is none. */
export interface Policy {
  /** Where it stands in the request: the empty pointer, or that of a backup rule. */
  pointer: string;
  /** The next runs, RFC 3339 in UTC; none where the schedule or the time is not known. */
  runs: string[];
  /** How many backups there will be, in sentences. */
  kept: string | null;
  /** The same for copies in another region. */
  copiesKept: string | null;
}

/** What a plan will do. Sentences speak of China's clock, as the service's pages do. */
export interface Preview {
  says: string;
  policies: Policy[];
  /** The hours of the speed limit, in sentences. */
  speedLimit: string | null;
}

/** A form that `emit` writes. */
export interface Format {
  id: string;
  title: string;
  about: string;
  extension: string;
  group: string;
  /** Whether it sends nothing, holds a signature, or signs where it runs with keys that are found there. */
  keys: "none" | "signed" | "environment";
  /** Whether `emit` needs `credentials` for it. */
  signed: boolean;
}

/** A rule. */
export interface Rule {
  id: string;
  severity: Severity;
  /** Why it exists, and how sure its source is. */
  why: string;
  examples: {
    breaks: boolean;
    /** The plan that the text is laid over, where it is not a whole request. */
    over: string | null;
    text: string;
  }[];
}

/** A whole plan to start from. Its IDs have the shape of real ones and are nobody's. */
export interface Example {
  id: string;
  title: string;
  about: string;
  request: BackupPlanRequest;
}

/** Why a call is refused: a `TypeError`, or a `RangeError` where it is a matter of how much. It never quotes a value. */
export interface Refusal extends Error {
  code:
    /** A value that JSON has no form for: a function, a symbol, `NaN`, a `Map`, half a character. */
    | "not-json"
    /** A whole number beyond `Number.MAX_SAFE_INTEGER`, given as a `number`. */
    | "unsafe-integer"
    /** A value that contains itself. */
    | "cycle"
    /** Deeper than 64 levels. */
    | "too-deep"
    /** Larger than any request. */
    | "too-large"
    /** A getter, a `toJSON` or a proxy threw; `cause` is what it threw. */
    | "threw"
    /** An option that is not known, or not of its kind. */
    | "option"
    /** No request, or text where an object belongs. */
    | "no-request"
    /** A format that there is not. */
    | "unknown-name"
    /** A signature was asked for, without keys that can sign. */
    | "credentials";
  /** Where the reason stands in the argument: a JSON Pointer. */
  pointer: string;
}

/**
 * Says what is wrong with a request.
 *
 * @throws {Refusal} nothing at all or a text (see {@link validateText}), what JSON has no form for, an option that is none.
 */
export function validate(request: unknown, options?: ValidateOptions): Verdict;

/**
 * Says what is wrong with the JSON text of a request, and where: each issue has a span. That of what is missing is the
 * brace that opens the object it is missing from.
 *
 * @throws {Refusal} what is no text or has more than 16,777,216 units, an option that is none.
 */
export function validateText(text: string, options?: ValidateOptions): Verdict;

/**
 * Says what is wrong with each of many requests, as `validate` does of objects and `validateText` of texts, and which has
 * the name of an earlier one (`plan-name/unique`). The verdicts come in the order of the requests.
 *
 * @throws {Refusal} what is no array, an entry that would be refused by itself, an option that is none.
 */
export function validateAll(requests: readonly unknown[], options?: ValidateOptions): Verdict[];

/**
 * Makes the first fix of every error, and says what is left. A text keeps its spaces and its order.
 *
 * @throws {Refusal} nothing at all, what JSON has no form for or is larger than any request, an option that is none.
 */
export function fix(text: string, options?: WorldOptions): Verdict & { text: string };
export function fix(request: object, options?: WorldOptions): Verdict & { request: { [name: string]: JsonValue } };
export function fix(
  request: RequestInput,
  options?: WorldOptions,
): Verdict & ({ text: string } | { request: { [name: string]: JsonValue } });

/**
 * Writes a request in another form: one of {@link formats}. It writes a request with errors, too: ask `validate` first.
 *
 * @throws {Refusal} a format that there is not, no request, a target that is none, a signature without keys.
 */
export function emit(format: string, request: RequestInput, target?: Target): Emitted;

/**
 * Signs a request, and sends nothing: `const { url, ...rest } = sign(request, { region, credentials })`, then
 * `await fetch(url, rest)`. It signs a request with errors, too: ask `validate` first.
 *
 * @throws {Refusal} no request, a target that is none, no keys.
 */
export function sign(request: RequestInput, options: SignOptions): SignedRequest;

/**
 * Finds the requests in a text of any form they are kept in: JSON, a URL, a curl or aliyun command, an answer of
 * DescribeBackupPlans, Terraform, a ROS template, SDK code, an HTTP archive. Notes say what was left out: a text is read up
 * to 4 MiB of UTF-8, and up to 1,000 plans in it.
 *
 * @throws {Refusal} what is no text, an option that is none.
 */
export function importText(text: string, options?: LanguageOptions): Imported;

/**
 * Says what a plan will do: when it runs, what it keeps, how fast it is.
 *
 * @throws {Refusal} no request, an option that is none.
 */
export function preview(request: RequestInput, options?: TimeOptions): Preview;

/**
 * Writes the runs of a plan as a calendar file (RFC 5545); `null` where nothing runs, and without a time.
 *
 * @throws {Refusal} no request, an option that is none.
 */
export function calendar(request: RequestInput, options?: TimeOptions): string | null;

/** Lists the forms that {@link emit} writes. */
export function formats(options?: LanguageOptions): Format[];

/** Lists the rules. */
export function rules(options?: LanguageOptions): Rule[];

/** Lists whole plans to start from, with their first run in the coming night. */
export function examples(options?: TimeOptions & { region?: string | undefined }): Example[];

/**
 * Gives the JSON Schema (2020-12) of a request; in English it is the one of `create-backup-plan/schema.json`.
 */
export function schema(options?: LanguageOptions): { [name: string]: JsonValue };
