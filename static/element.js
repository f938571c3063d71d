// The class behind <create-backup-plan>: it owns the shadow root and the style sheet, Rust owns what stands inside.
// src/element.rs calls these functions; nothing else does.

// Set once Rust has stopped: from then on nothing may call into it.
let stopped;

// Defines the element. `hooks` are Rust's: connect(element, root) gives a number that stands for the mounted form,
// disconnect(number) takes the form out, change(number) has the attributes read again.
export function define(tag, css, attributes, connect, disconnect, change) {
  // A second copy of this code on one page leaves the first in charge.
  if (customElements.get(tag)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  customElements.define(
    tag,
    class extends HTMLElement {
      static observedAttributes = attributes;
      #mounted = 0;

      connectedCallback() {
        // Still mounted: the element was moved, and keeps what has been typed.
        if (this.#mounted) return;
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        if (stopped) {
          showStop(this, stopped, "", "");
          return;
        }
        this.#mounted = connect(this, root);
      }

      disconnectedCallback() {
        // A move disconnects and connects in one go: only what is still out afterwards has been removed.
        queueMicrotask(() => {
          if (this.isConnected || !this.#mounted || stopped) return;
          disconnect(this.#mounted);
          this.#mounted = 0;
        });
      }

      attributeChangedCallback() {
        if (this.#mounted && !stopped) change(this.#mounted);
      }
    },
  );
}

// Replaces what the element shows after Rust has stopped: a sentence, and the plan so far to copy, if there is one.
export function stop(element, sentence, label, plan) {
  stopped = sentence;
  if (element.shadowRoot) showStop(element, sentence, label, plan);
}

function showStop(element, sentence, label, plan) {
  const document = element.ownerDocument;
  // Where the form is the page, this is the page now, and has a page's landmark and heading.
  const page = element.hasAttribute("page");
  const box = document.createElement(page ? "main" : "div");
  box.className = "stopped";
  const line = document.createElement(page ? "h1" : "p");
  line.textContent = sentence;
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.append(line);
  box.append(alert);
  if (plan) {
    const copy = document.createElement("textarea");
    copy.className = "stopped__plan";
    copy.readOnly = true;
    copy.rows = 16;
    copy.value = plan;
    const caption = document.createElement("label");
    caption.className = "stopped__label";
    caption.append(label, copy);
    box.append(caption);
  }
  element.shadowRoot.replaceChildren(box);
}
