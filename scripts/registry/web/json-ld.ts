/** A node of JSON-LD as far as it is read: plain data. */
export type Node = Record<string, unknown>;

/** All nodes in the JSON-LD of a page, graphs and lists laid open; scripts that are no JSON are left out. */
export function nodesOf(scripts: readonly string[]): Node[] {
  return scripts.flatMap((text) => {
    try {
      return opened(JSON.parse(text) as unknown);
    } catch {
      return [];
    }
  });
}

function opened(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(opened);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  return [node, ...opened(node['@graph'])];
}

/** Whether a node is of one of these types, by the end of its name: `schema:NewsArticle` is a `NewsArticle`. */
export function isOf(node: Node, types: RegExp): boolean {
  const named = node['@type'];
  return (Array.isArray(named) ? named : [named]).some(
    (type) => typeof type === 'string' && types.test(type),
  );
}

/** Words of a field: text, the `name` or address of a node, or the first of a list. */
export function words(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one.trim() || undefined;
  if (typeof one !== 'object' || one === null) return undefined;
  return words(Reflect.get(one, 'name') ?? Reflect.get(one, '@value'));
}

/** Nodes of a field; a bare address counts as a node with it. */
export function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value === 'string') return [{ url: value }];
  return typeof value === 'object' && value !== null ? [value as Node] : [];
}
