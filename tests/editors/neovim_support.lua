-- What the tests that run inside Neovim share: a tally, and the client as a reader of editors/neovim would start it.

local support = {}
local passed, failed = 0, 0
local started = vim.loop.hrtime()

function support.log(text)
  io.stdout:write(string.format('[%6.2fs] %s\n', (vim.loop.hrtime() - started) / 1e9, text))
  io.stdout:flush()
end

function support.check(good, name, detail)
  if good then
    passed = passed + 1
    support.log('ok      ' .. name)
  else
    failed = failed + 1
    support.log('NOT OK  ' .. name .. (detail and (': ' .. detail) or ''))
  end
  return good
end

-- Says how it went and ends Neovim. `message` is what broke the run, if something did.
function support.finish(message)
  if message then
    failed = failed + 1
    support.log('NOT OK  ' .. tostring(message))
  end
  io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
  io.stdout:flush()
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

function support.version()
  local version = vim.version()
  support.log(('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch))
end

function support.told(found)
  local out = {}
  for _, one in ipairs(found) do
    table.insert(out, ('%s %d:%d-%d'):format(tostring(one.code), one.lnum, one.col, one.end_col))
  end
  return table.concat(out, ', ')
end

-- The Lua that a README shows under `heading`.
local function shown(readme, heading)
  local text = table.concat(vim.fn.readfile(readme), '\n')
  local at = assert(text:find('## ' .. heading, 1, true), heading)
  return assert(text:match('```lua\n(.-)\n```', at), heading)
end

-- Opens `file` with the server started the way that a reader of editors/neovim/README.md would.
function support.open(editors, file)
  local readme = editors .. '/neovim/README.md'
  vim.cmd('filetype on')
  if vim.lsp.enable and vim.lsp.config then
    vim.opt.runtimepath:append(editors .. '/neovim')
    assert(load(shown(readme, 'Neovim 0.11 and newer')))()
  elseif vim.lsp.start then
    assert(load(shown(readme, 'Neovim 0.8 to 0.10')))()
  end
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  support.check(vim.bo.filetype == 'markdown', 'the file is Markdown', vim.bo.filetype)
  if not vim.lsp.start then
    support.log('this Neovim is older than what the README speaks of; starting the client by hand')
    local id = vim.lsp.start_client({
      name = 'career_ls',
      cmd = { 'career-ls', 'lsp' },
      root_dir = vim.fn.fnamemodify(file, ':h'),
    })
    vim.lsp.buf_attach_client(0, id)
  end
end

function support.client()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(one) return one.name == 'career_ls' and one.initialized end, all)[1]
end

return support
