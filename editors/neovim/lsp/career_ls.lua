---@brief
---
--- career-ls coaches promotion cases, impact summaries and referral notes while they are written.
---
--- Markdown files that are no career documents are left alone. The program reads local files only.

---@type vim.lsp.Config
return {
  cmd = { 'career-ls', 'lsp' },
  filetypes = { 'markdown' },
  root_markers = { 'career-ls.toml', '.git' },
}
