import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser, NEEDS } from './executable';

/** A browser that opens reports from the disk, without a network. */
export interface Chromium {
  /** Opens a report as a file and watches what it does. */
  open(name: string, text: string, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

/** A report that is open. */
export interface Opened {
  readonly page: Page;

  /** What the page asked for beside itself. */
  readonly requests: readonly string[];

  /** What it complained about: errors, and what its policy did not allow. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts the browser; the caller closes it. */
export async function startChromium(): Promise<Chromium> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error(`this test needs ${NEEDS}`);
  }
  // A browser's own sandbox needs a user who is not root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  return {
    open: (name, text, options) => openReport(browser, join(folder, name), text, options),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openReport(
  browser: Browser,
  file: string,
  text: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  writeFileSync(file, text);
  const address = pathToFileURL(file).href;
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(...(request.url() === address ? [] : [request.url()])));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints, close: () => context.close() };
}
