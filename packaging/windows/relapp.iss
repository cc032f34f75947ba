; The installer for Windows: for the user alone, in three languages. packaging/shipping/windows.py gives Version, Folder and Target
; to Inno Setup 6.3 or newer, and a copy of this file that begins with the mark of UTF-8.

#if !defined(Version) || !defined(Folder) || !defined(Target)
  #error python packaging/build.py windows
#endif

[Setup]
AppId={{7E7C1B56-7C5E-4D0C-9C7B-2B0A4D5E8F61}
AppName=Relapp
AppVersion={#Version}
AppVerName=Relapp {#Version}
AppPublisher=The Relapp authors
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\Relapp
DisableProgramGroupPage=yes
DisableWelcomePage=no
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Target}
OutputBaseFilename=Relapp-{#Version}-setup
SetupIconFile={#Folder}\relapp.ico
UninstallDisplayName=Relapp
UninstallDisplayIcon={app}\relapp.ico
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
ShowLanguageDialog=auto

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "pt"; MessagesFile: "compiler:Languages\BrazilianPortuguese.isl"
; Inno Setup brings no Romanian of its own along: ours lies over the English, which says what only other installers say.
Name: "ro"; MessagesFile: "compiler:Default.isl,romanian.isl"

[Messages]
en.ConfirmUninstall=Remove %1 from this computer? Your client book and its backups stay where they are.
pt.ConfirmUninstall=Remover o %1 deste computador? Sua carteira de clientes e as cópias de segurança ficam onde estão.
ro.ConfirmUninstall=Eliminați %1 de pe acest calculator? Agenda de clienți și copiile de rezervă rămân unde sunt.

[CustomMessages]
en.Book=Client book
pt.Book=Carteira de clientes
ro.Book=Agendă de clienți

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "books"; Description: "{cm:AssocFileExtension,Relapp,.relapp}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Relapp"; Filename: "{app}\relapp.exe"; IconFilename: "{app}\relapp.ico"
Name: "{autodesktop}\Relapp"; Filename: "{app}\relapp.exe"; IconFilename: "{app}\relapp.ico"; Tasks: desktop

[Registry]
Root: HKCU; Subkey: "Software\Classes\.relapp"; ValueType: string; ValueData: "Relapp.Book"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: books
Root: HKCU; Subkey: "Software\Classes\Relapp.Book"; ValueType: string; ValueData: "{cm:Book}"; Flags: uninsdeletekey; Tasks: books
Root: HKCU; Subkey: "Software\Classes\Relapp.Book\DefaultIcon"; ValueType: string; ValueData: "{app}\relapp.ico"; Tasks: books
Root: HKCU; Subkey: "Software\Classes\Relapp.Book\shell\open\command"; ValueType: string; ValueData: """{app}\relapp.exe"" --book ""%1"""; Tasks: books
; Starting with the computer is the program's own setting. Only what would start nothing any more is taken away.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Relapp"; Flags: uninsdeletevalue dontcreatekey

[Run]
Filename: "{app}\relapp.exe"; Description: "{cm:LaunchProgram,Relapp}"; Flags: nowait postinstall skipifsilent
