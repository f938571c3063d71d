// Added to watch.js under /spied/. Notes what a page hands on: to whoever listens, to the console, to the history, to
// storage, and out of the page. Browsers run the scripts of a test apart from the page's own, so this is one of those.
globalThis.heard = [];
const text = value => {
    try {
        return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
    } catch {
        return String(value);
    }
};
const note = (kind, what) => heard.push(`${kind} ${[...what].map(text).join(' ')}`);
const spy = (owner, name, kind) => {
    const original = owner?.[name];
    if (!original) return;
    owner[name] = function (...what) {
        note(kind, what);
        return new.target ? Reflect.construct(original, what) : Reflect.apply(original, this, what);
    };
};
for (const name of ['ready', 'input', 'change', 'validity', 'import', 'submit', 'copy', 'error'])
    addEventListener(`cbp-${name}`, event => note('event', [event.type, event.detail]), true);
for (const level of ['log', 'info', 'debug', 'warn', 'error', 'trace']) spy(console, level, 'console');
for (const name of ['pushState', 'replaceState']) spy(history, name, 'history');
spy(Storage.prototype, 'setItem', 'storage');
spy(IDBFactory.prototype, 'open', 'storage');
spy(globalThis, 'postMessage', 'message');
for (const name of ['fetch', 'open', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection', 'Worker'])
    spy(globalThis, name, 'request');
spy(navigator, 'sendBeacon', 'request');

// Everything that can be read from the page by a script: elements, attributes, texts and values, what is stored, where
// the page is, and what was handed on. What a signed output has to hold is left out: the text of the output itself.
globalThis.everything = async () => {
    const seen = [];
    const walk = root => {
        for (const element of root.querySelectorAll('*')) {
            if (element.closest('.output, .signature__steps')) continue;
            seen.push(...[...element.attributes].map(attribute => attribute.value));
            seen.push(...[...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data));
            if (!element.closest('.keys__fields')) seen.push(element.value ?? '');
            if (element.shadowRoot) walk(element.shadowRoot);
        }
    };
    walk(document);
    const form = document.querySelector('create-backup-plan');
    const stored = [localStorage, sessionStorage].map(storage => JSON.stringify({ ...storage }));
    const kept = [await indexedDB.databases(), await caches.keys(), document.cookie, JSON.stringify(history.state), name];
    return JSON.stringify([seen, stored, kept, location.href, document.title, document.referrer, form.value, heard]);
};

// How often these bytes stand in the WebAssembly's memory.
globalThis.countInMemory = async text => {
    const { js } = document.querySelector('script[data-js]').dataset;
    const glue = await import(new URL(js, document.baseURI));
    const memory = new Uint8Array((await glue.default()).memory.buffer);
    const needle = text.split(',').map(Number);
    let count = 0;
    for (let at = memory.indexOf(needle[0]); at >= 0; at = memory.indexOf(needle[0], at + 1)) {
        if (needle.every((byte, index) => memory[at + index] === byte)) count += 1;
    }
    return count;
};
