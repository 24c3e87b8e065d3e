// Questions to this server: the page's own filter, and what is asked besides.

export async function ask<T>(path: string, query: string, more: Record<string, string | number>): Promise<T> {
  const parts = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) {
    parts.set(name, String(value));
  }
  const answer = await fetch(`${path}?${parts}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}

// The address of the list under the page's filter, changed; null takes a part away.
export function listed(query: string, changed: Record<string, string | null>): string {
  const parts = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) {
      parts.delete(name);
    } else {
      parts.set(name, value);
    }
  }
  const text = parts.toString();
  return text ? `/?${text}` : "/";
}

export function many(count: number, noun: string): string {
  return `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
}
