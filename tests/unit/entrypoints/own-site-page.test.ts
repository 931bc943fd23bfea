// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { sitePage } from '../../../entrypoints/dashboard/own/site-page.ts';
import { pageWords } from '../../../utils/i18n/index.ts';

const site = {
  title: '<script>alert(1)</script> & "Hafen"',
  description: '<img src=x onerror=alert(2)>',
  fingerprint: 'ab'.repeat(32),
  lines: 3,
  issued: '25 November 2026',
  files: ['head.json', '"><script>alert(3)</script>.gz'],
  language: 'en',
};

describe('the page of a publication', () => {
  const html = sitePage(site, pageWords('en').own);
  const page = new DOMParser().parseFromString(html, 'text/html');

  it('says title, fingerprint and files, and takes every sign for itself', () => {
    expect(page.title).toBe(site.title);
    expect(page.querySelector('h1')?.textContent).toBe(site.title);
    expect(page.body.textContent).toContain(site.description);
    expect(page.querySelector('code')?.textContent).toBe(site.fingerprint);
    expect([...page.querySelectorAll('li a')].map((link) => link.textContent)).toEqual(site.files);
  });

  it('has no script, no picture, and a policy that allows none', () => {
    expect(page.querySelectorAll('script, img, iframe, link')).toHaveLength(0);
    expect(html).toContain("default-src 'none'");
  });
});
