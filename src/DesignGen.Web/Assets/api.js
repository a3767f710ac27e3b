// Calls of the HTTP API. What goes wrong is thrown as a Problem, whose message is fit for people.
import { t } from './words.js';

/** A problem that the server told, or a network that is away. */
export class Problem extends Error {
  constructor(status, details) {
    super(details.detail || details.title || t('net.status', status));
    this.status = status;
    this.details = details;
  }
}

/** Sends a request and gives its JSON and tag; null data where nothing came. */
export async function call(method, url, body, headers = {}) {
  const form = body instanceof FormData;
  let answer;
  try {
    answer = await fetch(url, {
      method,
      headers: body && !form ? { 'Content-Type': 'application/json', ...headers } : headers,
      body: form ? body : body && JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { detail: t('net.away') });
  }
  if (answer.status === 401) {
    location.assign(`/login?ReturnUrl=${encodeURIComponent(location.pathname)}`);
    throw new Problem(401, { detail: t('net.out') });
  }
  if (answer.status === 304 || answer.status === 204) return { data: null, tag: answer.headers.get('ETag') };
  const json = /json/.test(answer.headers.get('Content-Type') ?? '') ? await answer.json() : {};
  if (!answer.ok) throw new Problem(answer.status, json);
  return { data: json, tag: answer.headers.get('ETag') };
}

export const get = (url, headers) => call('GET', url, undefined, headers);
export const post = (url, body, headers) => call('POST', url, body, headers);
export const put = (url, body, headers) => call('PUT', url, body, headers);
