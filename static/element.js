// The class behind <create-backup-plan>: it owns the shadow root, the properties, the events and the place in a form of
// the page; Rust owns what stands inside. This file is small and needs no WebAssembly: that comes with the first
// element that enters a document. The comments here are the element's reference: its types and custom-elements.json
// are made from them.

import { exports, load, mounted, STOP, stopped, TROUBLE } from "./engine.js";

/** @typedef {import("./core.js").BackupPlanRequest} BackupPlanRequest */
/** @typedef {import("./core.js").Issue} Issue */
/** @typedef {import("./core.js").Target} Target */
/** @typedef {import("./core.js").Emitted} Emitted */
/** @typedef {import("./core.js").Imported} Imported */
/** @typedef {import("./shapes.js").Plan} Plan */
/** @typedef {import("./shapes.js").HostMessage} HostMessage */
/** @typedef {import("./shapes.js").Options} Options */
/** @typedef {import("./shapes.js").PlanDetail} PlanDetail */
/** @typedef {import("./shapes.js").ValidityDetail} ValidityDetail */
/** @typedef {import("./shapes.js").RegionDetail} RegionDetail */
/** @typedef {import("./shapes.js").SubmitDetail} SubmitDetail */
/** @typedef {import("./shapes.js").ImportDetail} ImportDetail */
/** @typedef {import("./shapes.js").CopyDetail} CopyDetail */
/** @typedef {import("./shapes.js").ErrorDetail} ErrorDetail */
/** @typedef {import("./shapes.js").CreateBackupPlanEventMap} CreateBackupPlanEventMap */
/** @typedef {import("./shapes.js").Stage} Stage */

// Until the form is there, what stands inside the element shows, or else the room the form will take.
const WAITING =
  ":host{display:block}:host([hidden]){display:none}" +
  ".waiting{min-height:480px;background:#8881}" +
  ".trouble{padding:16px;border-left:4px solid}";

// A style sheet belongs to one document, and is shared by all elements there.
const sheets = { waiting: new WeakMap(), form: new WeakMap() };

function sheet(kind, document, css) {
  let found = sheets[kind].get(document);
  if (!found) {
    found = new document.defaultView.CSSStyleSheet();
    found.replaceSync(css);
    sheets[kind].set(document, found);
  }
  return found;
}

const NAME = "create-backup-plan";

// How a plan stands that nothing has been said about.
const NOTHING = { valid: true, errors: 0, warnings: 0, notes: 0 };

// Frameworks import this file on servers, too, where there are no elements. Globals are named bare: consoles that run
// their parts in a sandbox hand out a global object of another realm, whose classes make no elements of this page.
/** @type {typeof HTMLElement} */
const Base = typeof HTMLElement === "undefined" ? class {} : HTMLElement;

/**
 * A form that writes a CreateBackupPlan request of Alibaba Cloud Backup and checks it while it is written. It never
 * sends anything: the page takes the plan from its properties and events.
 *
 * Attributes say how the form looks and behaves and may change at any time; properties hold data. Methods give a
 * promise, because the form's WebAssembly is fetched when the first element enters a document. The element is a
 * control of a `<form>`: under its `name`, the form's data holds the plan as JSON text, and it is `:invalid` while the
 * plan has errors. No event carries a key.
 *
 * @customElement create-backup-plan
 * @tagname create-backup-plan
 *
 * @slot - Shows until the form is there; after that never.
 *
 * @fires {CustomEvent<Record<string, never>>} cbp-ready - The form is there and can be used.
 * @fires {CustomEvent<PlanDetail>} cbp-input - The reader changed the plan, at each key.
 * @fires {CustomEvent<PlanDetail>} cbp-change - The reader changed the plan, once a field is left or a choice is made.
 * @fires {CustomEvent<ValidityDetail>} cbp-validity - The number of errors, warnings or notes is another than before; what the page says itself does not count.
 * @fires {CustomEvent<RegionDetail>} cbp-region - The reader chose another region or endpoint; the attribute `region` says the region.
 * @fires {CustomEvent<ImportDetail>} cbp-import - The reader took a whole plan over: `detail.from` is `paste`, `example` or `link`.
 * @fires {CustomEvent<SubmitDetail>} cbp-submit - The reader pressed the button of the attribute `submit`, and the plan has no errors. The page sends it. Unless the event is cancelled, the `<form>` around the element is submitted.
 * @fires {CustomEvent<CopyDetail>} cbp-copy - The reader copied or saved an output: `detail.format` is its ID, `detail.by` is `clipboard` or `file`. The text is not in the event.
 * @fires {CustomEvent<ErrorDetail>} cbp-error - The form did not come or has stopped: `detail.stage` is `old`, `fetch`, `start` or `run`.
 *
 * @cssState ready - The form is there.
 * @cssState dirty - The plan is another than at the start.
 * @cssState invalid - The plan has errors, shown or not.
 *
 * @csspart form - All of the form.
 * @csspart toolbar - The strip at the top: the region, the tools, language and theme.
 * @csspart section - A section of the form.
 * @csspart field - A field: label, hint, control and messages.
 * @csspart label - The label of a field, with the name of its parameter.
 * @csspart hint - What may stand in a field.
 * @csspart input - A control to type in or to choose from.
 * @csspart error - An error below its field.
 * @csspart summary - The list of errors above the sections.
 * @csspart output - The pane beside the form.
 * @csspart button - A button.
 *
 * @cssprop {<color>} [--cbp-color-surface] - The ground of the form. `--color-fill1-1` or `--cb-color-bg-primary` of a console unless given, or else white or nearly black. It also decides whether the theme `auto` is light or dark.
 * @cssprop {<color>} [--cbp-color-text] - Text. `--color-text1-1` or `--cb-color-text-primary` of a console unless given. It and all colours below are made darker or lighter until they stand out from the ground as WCAG 2.2 AA asks.
 * @cssprop {<color>} [--cbp-color-quiet] - Hints, the names of parameters, units.
 * @cssprop {<color>} [--cbp-color-primary] - The main button, links, what is chosen, bars of pictures. `--color-brand1-7` or `--cb-color-button-primary-bg` of a console unless given, or else blue.
 * @cssprop {<color>} [--cbp-color-focus] - The ring around what has the focus; the primary colour unless given.
 * @cssprop {<color>} [--cbp-color-error] - Errors.
 * @cssprop {<color>} [--cbp-color-warning] - Warnings.
 * @cssprop {<color>} [--cbp-color-note] - Notes.
 * @cssprop {<color>} [--cbp-color-success] - What is done or in order.
 * @cssprop [--cbp-font] - The font. `--font-family-base` or `--cb-typo-font-family-base` of a console unless given, or else the system's.
 * @cssprop [--cbp-font-mono] - The font of names, values and code.
 * @cssprop {<length>} [--cbp-text-size=14px] - The size of text: of what is typed, and of sentences. 13px when compact.
 * @cssprop {<length>} [--cbp-radius=4px] - How round corners are. `--corner-1` or `--cb-size-border-radius-xs` of a console unless given.
 * @cssprop {<length>} [--cbp-control-height=32px] - How high controls are, at least 24px. `--form-element-medium-height` of a console unless given; when compact `--form-element-small-height`, or else 28px.
 * @cssprop {<length>} [--cbp-gap=24px] - The space between columns. 16px when compact.
 * @cssprop {<time>} [--cbp-duration=120ms] - How long a change of colour takes. None for readers who want nothing to move.
 * @cssprop {<length>} [--cbp-offset-top=0px] - How much of the window's top the page covers, as by a bar that stays: what stays in view of the form keeps below it.
 */
export class CreateBackupPlanElement extends Base {
  /** Makes the element a control of the form around it. */
  static formAssociated = true;

  static observedAttributes = [
    "locale", "theme", "density", "source-type", "region", "sections", "outputs", "levels", "submit", "readonly",
    "credentials", "page", "keep",
  ];

  /**
   * Brings the WebAssembly, for whoever keeps it elsewhere: gives the started module that wasm-bindgen wrote. Asked
   * once for all elements.
   * @type {(url?: string) => Promise<any>}
   */
  static load;

  #form = null;
  #internals;
  // The plan as JSON text: what it was when the form was last ready, or what the form is to begin with.
  #text = "";
  // What the form said last, ready or not.
  #said = "";
  // What the page has set, if it has.
  #given;
  #options;
  #messages;
  #counts = NOTHING;
  #dirty = false;
  // The form on its way: settled once it is there, or will not come.
  #arriving;
  // Why there is no form, when it did not come.
  #failure;
  // Those who wait for what the form shows next.
  #waiting = [];
  // The call that comes last: calls take their turns, so that each finds what the one before it has done.
  #turn = Promise.resolve();
  #destroyed = false;
  // Whether the form is there with all that the page has given it: before, it has nothing to say to the page.
  #ready = false;
  // Whether `value` was set and the form does not show it yet.
  #fresh = false;
  // Whether a property was set since the form was given them last.
  #late = false;
  // Whether the page asks for the validity and nothing else.
  #asked = false;
  // Whether the focus is to come in once the form is there.
  #wantsFocus = false;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.attachShadow({ mode: "open" });
    // A `<form>` that asks for the plan while it has errors shows them here, not in a bubble of the browser.
    this.addEventListener("invalid", (event) => {
      // Out of sight it can show nothing.
      if (this.#asked || !this.#form || this.checkVisibility?.() === false) return;
      event.preventDefault();
      this.#form.attempt();
    });
    // A click on a label of the page's comes to the element itself, and not to anything in it.
    this.addEventListener("click", (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  // --- attributes ---

  /**
   * The language, as a BCP 47 tag: `en` or `zh-CN`. The browser's unless given.
   * @attr locale
   * @type {string}
   */
  get locale() { return this.#attribute("locale"); }
  set locale(value) { this.#reflect("locale", value); }

  /**
   * `light`, `dark` or `auto`: as the page's theme or the reader's system has it.
   * @attr theme
   * @type {"auto" | "light" | "dark" | ""}
   */
  get theme() { return this.#attribute("theme"); }
  set theme(value) { this.#reflect("theme", value); }

  /**
   * `comfortable` or `compact`.
   * @attr density
   * @type {"comfortable" | "compact" | ""}
   */
  get density() { return this.#attribute("density"); }
  set density(value) { this.#reflect("density", value); }

  /**
   * The source type to begin with: `ECS_FILE`, `OSS`, `NAS`, `OTS`, `UDM_ECS` or `SYNC`.
   * @attr source-type
   * @type {string}
   */
  get sourceType() { return this.#attribute("source-type"); }
  set sourceType(value) { this.#reflect("source-type", value); }

  /**
   * The ID of the region the request goes to. It follows what the reader chooses.
   * @attr region
   * @type {string}
   */
  get region() { return this.#attribute("region"); }
  set region(value) { this.#reflect("region", value); }

  /**
   * The sections to show, by their IDs, separated by spaces; all of them unless given: `source`, `what`, `when`, `keep`,
   * `from`, `to`, `detail`, `limits`, `rules`, `more`. What the page hides, it sets itself by `value`.
   * @attr sections
   * @type {string}
   */
  get sections() { return this.#attribute("sections"); }
  set sections(value) { this.#reflect("sections", value); }

  /**
   * The outputs to offer, by the IDs of formats or of groups of them, separated by spaces; all of them unless given,
   * and no pane beside the form when it is `none`.
   * @attr outputs
   * @type {string}
   */
  get outputs() { return this.#attribute("outputs"); }
  set outputs(value) { this.#reflect("outputs", value); }

  /**
   * What the form makes of rules, where that is not what the catalogue says, as `RULE=LEVEL` separated by spaces; a level is
   * `error`, `warning`, `note` or `off`: `source-type/other-operation=off plan-name/expected=error`.
   * @attr levels
   * @type {string}
   */
  get levels() { return this.#attribute("levels"); }
  set levels(value) { this.#reflect("levels", value); }

  /**
   * When present, the form has a button that hands the plan to the page by `cbp-submit`. The value is what the button
   * says; empty, it says "Create plan".
   * @attr submit
   * @type {string | null}
   */
  get submit() { return this.getAttribute("submit"); }
  set submit(value) { this.#reflect("submit", value); }

  /**
   * When present, the plan can be read and copied but not changed.
   * @attr readonly
   * @type {boolean}
   */
  get readOnly() { return this.hasAttribute("readonly"); }
  set readOnly(value) { this.#toggle("readonly", value); }

  /**
   * When present, the form may ask for an access key, to write outputs that hold a signature. Absent, the form has no
   * place for one. Only the entries `create-backup-plan/signing` have a form that can.
   * @attr credentials
   * @type {boolean}
   */
  get credentials() { return this.hasAttribute("credentials"); }
  set credentials(value) { this.#toggle("credentials", value); }

  /**
   * A name: the tab keeps the plan under it, in session storage, until it is closed; never a key.
   * @attr keep
   * @type {string}
   */
  get keep() { return this.#attribute("keep"); }
  set keep(value) { this.#reflect("keep", value); }

  /**
   * When present, the form is the page itself, not a part of one: it names itself in the title, opens links and takes
   * what is pasted anywhere.
   * @attr page
   * @type {boolean}
   */
  get page() { return this.hasAttribute("page"); }
  set page(value) { this.#toggle("page", value); }

  /**
   * Where `element_bg.wasm` is, for whoever serves it from elsewhere; `element_later.wasm` lies beside it. Read once, by the first element of the page.
   * @attr wasm-url
   * @type {string}
   */
  get wasmUrl() { return this.#attribute("wasm-url"); }
  set wasmUrl(value) { this.#reflect("wasm-url", value); }

  /**
   * The name of the plan in the data of the form around the element.
   * @attr name
   * @type {string}
   */
  get name() { return this.#attribute("name"); }
  set name(value) { this.#reflect("name", value); }

  /**
   * When present, the plan can neither be changed nor submitted and is not in the data of the form around the element. Set it
   * while the page sends what was submitted.
   * @attr disabled
   * @type {boolean}
   */
  get disabled() { return this.hasAttribute("disabled"); }
  set disabled(value) { this.#toggle("disabled", value); }

  // --- properties ---

  /**
   * The plan. Setting it makes a new start, to which `reset()` comes back, and fires no event; setting the plan that is
   * there already changes nothing, nor does the one that the page has while the reader types, so that it can be bound both
   * ways. What is no plan is reported as an error that nobody catches, and what was there stays. Before the form is there, it
   * gives what was set.
   * @type {Plan | undefined}
   */
  get value() {
    if (this.#fresh) return this.#given;
    if (this.#ready) return this.#form.plan();
    // Without a form it is the text that the form left, or what was set.
    return this.#text ? parsed(this.#text) : this.#given;
  }
  /** @param {BackupPlanRequest | Plan | null | undefined} plan */
  set value(plan) {
    const given = plan ?? undefined;
    this.#take((form) => form.begin(given), () => {
      this.#fresh = this.#ready;
      this.#given = given;
      this.#text = "";
    });
  }

  /**
   * What the account is known to have. An entry without its ID is left out, and reported as an error that nobody catches.
   * @type {Options | undefined}
   */
  get options() { return this.#options; }
  set options(options) {
    this.#options = options ?? undefined;
    this.#take((form) => form.learn(this.#options));
  }

  /**
   * What the page has to say about the plan, shown and read out, but no reason to keep a `<form>` from being sent. A message
   * goes when the value it is about is changed, and all go when the reader submits; setting the same again changes nothing.
   * @type {HostMessage[] | undefined}
   */
  get messages() { return this.#ready ? this.#form.heard() : this.#messages; }
  set messages(messages) {
    const given = messages ?? undefined;
    this.#take((form) => form.hear(given), () => (this.#messages = given));
  }

  /** Whether the plan is another than at the start.
   * @type {boolean} */
  get dirty() { return this.#dirty; }

  /** The kind of control, as other controls say theirs.
   * @type {string} */
  get type() { return this.localName; }

  /** The `<form>` around the element.
   * @type {HTMLFormElement | null} */
  get form() { return this.#internals.form; }

  /** The labels of the element.
   * @type {NodeList} */
  get labels() { return this.#internals.labels; }

  /** Whether the plan has errors, as other controls say it.
   * @type {ValidityState} */
  get validity() { return this.#internals.validity; }

  /** How many errors there are, in a sentence; empty without.
   * @type {string} */
  get validationMessage() { return this.#internals.validationMessage; }

  /** Whether the form around the element minds errors here.
   * @type {boolean} */
  get willValidate() { return this.#internals.willValidate; }

  /** Whether the plan has no errors; fires `invalid` when it has.
   * @returns {boolean} */
  checkValidity() {
    // Only asked: the event alone does not tell this from a form that is sent.
    this.#asked = true;
    const valid = this.#internals.checkValidity();
    this.#asked = false;
    return valid;
  }

  /** The same; the form then shows its errors and moves the focus to their list.
   * @returns {boolean} */
  reportValidity() { return this.#internals.reportValidity(); }

  // --- methods ---

  /** Resolves once the form is there.
   * @returns {Promise<void>} */
  async ready() { await this.#there(); }

  /** Gives the plan.
   * @returns {Promise<Plan>} */
  async getPlan() { return (await this.#settled()).plan(); }

  /**
   * Takes a plan, as one step that can be undone. Rejects with a TypeError that says where when a value is none of JSON.
   * @param {BackupPlanRequest | Plan} plan The plan.
   * @param {{ mode?: "replace" | "merge" }} [how] `replace`, the default, or `merge`: what is not given stays.
   * @returns {Promise<void>}
   */
  setPlan(plan, how) { return this.#settled((form) => form.take(plan, how)); }

  /** Gives all that the rules and the page have to say, shown or not.
   * @returns {Promise<Issue[]>} */
  async validate() { return (await this.#settled()).issues(); }

  /**
   * Writes an output.
   * @param {string} format Its ID, such as `json` or `terraform`.
   * @param {Target} [target] Where the request goes; what is not given is the form's, but keys that are typed in stay there.
   * @returns {Promise<Emitted>}
   */
  async emit(format, target) {
    await this.#there();
    await exports.whole();
    return (await this.#settled()).emit(format, target);
  }

  /**
   * Reads the plans in a text of any kind and takes the first, as one step that can be undone. Rejects when there is
   * none in it.
   * @param {string} text Request JSON, a URL, a command, Terraform, SDK code.
   * @returns {Promise<Imported>} All plans that were read, and what was left out and why.
   */
  async importText(text) {
    await this.#there();
    await exports.whole();
    return this.#shown((form) => form.import(String(text)));
  }

  /**
   * Moves the focus to the field of a value, and gives whether there is one.
   * @param {string} pointer The value, as a JSON Pointer: `/Rule/0/Schedule`.
   * @returns {Promise<boolean>}
   */
  focusField(pointer) { return this.#settled((form) => form.find(String(pointer))); }

  /** Takes the last step back, and gives whether there was one.
   * @returns {Promise<boolean>} */
  undo() { return this.#settled((form) => form.undo()); }

  /** Takes the step again that was taken back last, and gives whether there was one.
   * @returns {Promise<boolean>} */
  redo() { return this.#settled((form) => form.redo()); }

  /** Brings the plan back to what it was at the start.
   * @returns {Promise<void>} */
  reset() { return this.#settled((form) => form.reset()); }

  /** Takes the form out and forgets all it held. An element that is put in again begins anew.
   * @returns {Promise<void>} */
  async destroy() {
    this.#unmount();
    this.#text = "";
    this.#given = this.#options = this.#messages = undefined;
    this.#internals.setFormValue(null);
    this.#internals.setValidity({});
    this.#counts = NOTHING;
    this.#dirty = false;
    this.#internals.states?.clear();
    this.#destroyed = true;
    this.remove();
    this.#wait();
  }

  /** Moves the focus into the form, once it is there: to the list of errors where one is shown, or else to the first field. */
  focus() {
    this.#wantsFocus = !this.#ready;
    this.#form?.focus();
  }

  // --- what the browser calls ---

  connectedCallback() {
    this.#destroyed = false;
    // What was set before the class was there stands on the element itself, in the way of the properties.
    for (const name of Object.keys(this)) {
      if (Object.getOwnPropertyDescriptor(CreateBackupPlanElement.prototype, name)?.set) {
        const held = this[name];
        delete this[name];
        this[name] = held;
      }
    }
    // Still mounted: the element was moved, and keeps what has been typed.
    if (this.#form) return;
    if (stopped) {
      this[STOP]();
      return;
    }
    this.#wait();
    // A `<form>` that is sent too early would be sent without a plan.
    this.#internals.setValidity({ customError: true }, "No plan yet.");
    if (this.#arriving) return;
    const arriving = this.#arrive().finally(() => {
      if (this.#arriving === arriving) this.#arriving = null;
    });
    this.#arriving = arriving;
    // Whoever waits is told; for all others `cbp-error` is.
    arriving.catch(() => {});
  }

  disconnectedCallback() {
    // A move disconnects and connects in one go: only what is still out afterwards has been removed.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  adoptedCallback() {
    if (this.#form) this.#adopt("form");
  }

  attributeChangedCallback() {
    if (!stopped) this.#form?.follow();
  }

  formResetCallback() {
    if (!stopped) this.#form?.reset();
  }

  formDisabledCallback() {
    if (!stopped) this.#form?.follow();
  }

  formStateRestoreCallback(state) {
    // What the tab keeps by itself is kept without what is no parameter.
    if (this.page || this.keep) return;
    this.#text = String(state);
    if (!stopped) this.#form?.restore(this.#text);
  }

  // --- life ---

  async #arrive() {
    this.#failure = null;
    try {
      await load(this.constructor, this);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    if (!this.isConnected || this.#destroyed) throw absent();
    this.#mount();
    // Nothing is painted in between: all renderings are of one task. Other code may still run, and set a property.
    await this.#shown(() => {});
    do {
      this.#late = false;
      await this.#shown((form) => this.#hand(form));
    } while (this.#late);
    this.#text = this.#said;
    this.#ready = true;
    this.#state("ready", true);
    if (this.#wantsFocus) this.focus();
    this.#fire("cbp-ready", {});
    if (this.#ready) this.#fire("cbp-validity", { ...this.#counts });
  }

  // Gives a new form what it is to begin with.
  #hand(form) {
    this.#give(() => this.#given !== undefined && form.begin(this.#given));
    if (this.#text) form.restore(this.#text);
    this.#give(() => form.learn(this.#options));
    this.#give(() => form.hear(this.#messages));
  }

  // Gives the form what the page has set, if the form is there, and notes it. What is refused is reported: thrown in a
  // framework, it would take the page's own parts down.
  #take(act, note) {
    if (this.#ready && this.#give(() => act(this.#form)) === false) return;
    note?.();
    this.#late = true;
  }

  // What comes of giving; nothing is taken where it is refused.
  #give(act) {
    try {
      return act();
    } catch (error) {
      reportError(error);
      return false;
    }
  }

  #mount() {
    const host = {
      plan: (text) => {
        this.#said = text;
        if (this.#ready) this.#text = text;
        this.#internals.setFormValue(text);
      },
      verdict: (counts, sentence) => this.#judge(counts, sentence),
      dirty: (is) => {
        this.#dirty = is;
        this.#state("dirty", is);
      },
      changed: (name) => this.#fire(name, this.#detail()),
      imported: (from) => this.#fire("cbp-import", Object.assign(this.#detail(), { from })),
      fire: (name, detail) => this.#fire(name, detail),
      submitted: (detail) => {
        if (this.#fire("cbp-submit", detail, true)) this.#internals.form?.requestSubmit();
      },
      shown: () => {
        this.#fresh = false;
        this.#release();
      },
    };
    this.#adopt("form");
    this.#internals.ariaBusy = null;
    this.#form = exports.mount(this, this.shadowRoot, host);
    mounted.add(this);
  }

  #unmount() {
    mounted.delete(this);
    if (!this.#form || stopped) return;
    this.#messages = this.messages;
    // It is not freed here: a getter of the page may be taking it out in the middle of a call to it.
    this.#form.unmount();
    this.#form = null;
    // One that was taken out before it was ready may be put in again at once, and is then another arrival.
    this.#arriving = null;
    this.shadowRoot.replaceChildren();
    this.#leave();
  }

  // The form answers no longer: it was taken out, or has stopped.
  #leave() {
    this.#ready = this.#fresh = false;
    this.#state("ready", false);
    this.#release();
  }

  // Lets those go on who wait for what is shown.
  #release() {
    for (const done of this.#waiting.splice(0)) done();
  }

  // Shows what stands inside the element, or the room the form will take.
  #wait() {
    this.#adopt("waiting");
    this.#internals.role = "group";
    this.#internals.ariaBusy = "true";
    this.shadowRoot.replaceChildren(this.#make("slot", "", this.#make("div", "waiting")));
  }

  #adopt(kind) {
    const document = this.ownerDocument;
    // A document without a window shows nothing, and has no style sheets.
    if (!document.defaultView) return;
    this.shadowRoot.adoptedStyleSheets = [sheet(kind, document, kind === "form" ? exports.style() : WAITING)];
  }

  // The form, once it is there.
  async #there() {
    runs();
    if (!this.#ready) {
      if (!this.#arriving) throw (this.isConnected && this.#failure) || absent();
      await this.#arriving;
    }
    return this.#form;
  }

  // The form, once it shows all that was asked of it so far; or what doing something with it gives.
  async #settled(act = (form) => form) {
    await this.#there();
    return this.#shown(act);
  }

  // Does something when it is its turn, and waits until what it changed is shown.
  #shown(act) {
    return (this.#turn = this.#turn.catch(() => {}).then(() => this.#show(act)));
  }

  async #show(act) {
    const form = this.#form;
    if (!form) throw absent();
    const result = act(form);
    // It may have been taken out by what it was given, or while it was waited for, or have stopped.
    if (this.#form !== form) throw absent();
    await new Promise((done) => {
      this.#waiting.push(done);
      form.nudge();
    });
    runs();
    if (this.#form !== form) throw absent();
    return result;
  }

  #judge(counts, sentence) {
    const before = this.#counts;
    this.#counts = counts;
    this.#state("invalid", !counts.valid);
    const anchor = this.shadowRoot.firstElementChild;
    this.#internals.setValidity({ customError: sentence !== "" }, sentence, anchor);
    const same = JSON.stringify(before) === JSON.stringify(counts);
    if (!same && this.#ready) this.#fire("cbp-validity", { ...counts });
  }

  // The plan is only made when someone reads it.
  #detail() {
    const element = this;
    return {
      get plan() { return element.value; },
    };
  }

  #fire(type, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  #state(name, is) {
    // Browsers before 2024 have no custom states: there they are only missing.
    this.#internals.states?.[is ? "add" : "delete"](name);
  }

  #attribute(name) { return this.getAttribute(name) ?? ""; }

  #toggle(name, value) { this.toggleAttribute(name, Boolean(value)); }

  // Frameworks set properties to what stands in a template: `submit` alone is true there.
  #reflect(name, value) {
    if (value === false || value == null) this.removeAttribute(name);
    else this.setAttribute(name, value === true ? "" : value);
  }

  // --- trouble ---

  #fail(error) {
    this.#failure = error;
    const { stage = "start" } = error;
    this.#adopt("waiting");
    this.#internals.ariaBusy = null;
    const box = this.#box("trouble", TROUBLE[stage]);
    box.lastChild.lastChild.lang = "zh-CN";
    this.shadowRoot.replaceChildren(box);
    console.error(error);
    this.#fire("cbp-error", { stage, error });
  }

  /** Replaces what the element shows after Rust has stopped: a sentence, and the plan so far to copy, if there is one.
   * @internal */
  [STOP]() {
    const box = this.#box("stopped", [stopped.sentence]);
    if (this.#text) {
      const copy = this.#make("textarea", "stopped__plan");
      copy.readOnly = true;
      copy.rows = 16;
      copy.value = this.#text;
      box.append(this.#make("label", "stopped__label", stopped.label, copy));
    }
    this.shadowRoot.replaceChildren(box);
    this.#leave();
    this.#fire("cbp-error", { stage: "run", error: new Error(stopped.sentence) });
  }

  // Where the form is the page, this is the page now, and has a page's landmark and heading.
  #box(name, sentences) {
    const lines = sentences.map((sentence, index) => this.#make(this.page && index === 0 ? "h1" : "p", "", sentence));
    const alert = this.#make("div", "", ...lines);
    alert.role = "alert";
    return this.#make(this.page ? "main" : "div", name, alert);
  }

  #make(tag, name, ...children) {
    const made = this.ownerDocument.createElement(tag);
    made.className = name;
    made.append(...children);
    return made;
  }
}

// JSON as a value with all digits of its numbers, as far as the browser can where Rust cannot be asked: before it is
// there, and once it has stopped.
function parsed(text) {
  if (exports && !stopped) return exports.parse(text);
  return JSON.parse(text, (name, value, context) => {
    const rounded = typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source);
    return rounded ? BigInt(context.source) : value;
  });
}

function runs() {
  if (stopped) throw new Error(stopped.sentence);
}

function absent() {
  return new DOMException("Append the element to a document first.", "InvalidStateError");
}

/** Registers the element. A second copy of this code on one page leaves the first in charge.
 * @param {string} [tag] The element's name. */
export function define(tag = NAME) {
  // Where there is no registry there is no document either: on a server, this does nothing.
  if (typeof customElements === "undefined") return;
  // A class has one name.
  const Class = tag === NAME ? CreateBackupPlanElement : class extends CreateBackupPlanElement {};
  if (!customElements.get(tag)) customElements.define(tag, Class);
}
