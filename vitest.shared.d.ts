/** The test settings that every package shares: tests run on the sources, no build is needed. */
export declare function packageTests(name: string): import("vitest/config").UserWorkspaceConfig;
//# sourceMappingURL=vitest.shared.d.ts.map