// Tables in Markdown, and the figures in them.

export function print(title, head, rows) {
  console.log(`### ${title}\n`);
  for (const row of [head, head.map(() => "---"), ...rows]) console.log(`| ${row.join(" | ")} |`);
  console.log();
}

// About three digits.
export function digits(number) {
  if (number < 1) return number.toFixed(2);
  if (number < 10) return number.toFixed(1);
  if (number < 1_000) return number.toFixed(0);
  return `${(number / 1e3).toFixed(number < 10_000 ? 1 : 0)}k`;
}

export const ratio = (number) => number.toFixed(2);

// A share of the way through sorted numbers: 0.5 is the median.
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (numbers) => quantile(numbers, 0.5);
