// Notes what a page hands on: to whoever listens, to the console, to the history, to storage, and out of the page.
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
