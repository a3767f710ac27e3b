// Drives the official client for a test: one JSON object a line on standard input says what to do, one a line on standard output what came.
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const client = new Client({ name: 'designgen-tests', version: '1' });
let transport;

const steps = {
  async connect({ command, args, cwd, env, url, key }) {
    transport = url
      ? new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: key ? { Authorization: `Bearer ${key}` } : {} } })
      : new StdioClientTransport({ command, args, cwd, env: { ...process.env, ...env }, stderr: 'inherit' });
    await client.connect(transport);
    return { server: client.getServerVersion(), instructions: client.getInstructions(), session: transport.sessionId ?? null };
  },
  tools: () => client.listTools(),
  resources: () => client.listResourceTemplates(),
  prompts: () => client.listPrompts(),
  read: ({ uri }) => client.readResource({ uri }),
  prompt: ({ name, args }) => client.getPrompt({ name, arguments: args }),
  async call({ name, args, progress, abortAfterProgress, timeoutMs }) {
    const told = [];
    const abort = new AbortController();
    const options = { signal: abort.signal, timeout: timeoutMs ?? 120000, resetTimeoutOnProgress: true };
    if (progress) {
      options.onprogress = (p) => {
        told.push(p);
        if (abortAfterProgress) abort.abort('enough');
      };
    }
    const result = await client.callTool({ name, arguments: args }, undefined, options);
    return { ...result, progress: told };
  },
  async close() {
    await client.close();
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { step, ...what } = JSON.parse(line);
  let answer;
  try {
    answer = { ok: (await steps[step](what)) ?? {} };
  } catch (e) {
    answer = { error: String(e?.message ?? e), code: e?.code ?? null };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
process.exit(0);
