// The types of the element in JSX; there is nothing to run.
export {};
