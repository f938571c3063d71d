// Runs before all else of a page under test.
globalThis.complaints = [];
document.addEventListener('securitypolicyviolation', event =>
    complaints.push(`policy: ${event.effectiveDirective} stopped ${event.blockedURI || event.sample}`));
addEventListener('error', event => complaints.push(`error: ${event.message}`));
addEventListener('unhandledrejection', event => complaints.push(`rejected: ${event.reason}`));
for (const level of ['warn', 'error']) {
    const say = console[level];
    console[level] = (...what) => {
        complaints.push(`console: ${what.map(String).join(' ')}`);
        say.apply(console, what);
    };
}
