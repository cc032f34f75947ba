"""A tray on the session bus (StatusNotifierWatcher), which prints the name of each icon that comes to it."""

from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import Proxy, open_dbus_connection

WATCHER = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


def main() -> None:
    """Answer until somebody ends it."""
    connection = open_dbus_connection()
    Proxy(message_bus, connection).RequestName("org.kde.StatusNotifierWatcher")
    print("ready", flush=True)
    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.method_call:
            continue
        member, body = message.header.fields.get(HeaderFields.member), message.body
        if member == "RegisterStatusNotifierItem":
            print(body[0], flush=True)
            answer = new_method_return(message)
        elif member == "Get":
            answer = new_method_return(message, "v", (WATCHER[body[1]],))
        elif member == "GetAll":
            answer = new_method_return(message, "a{sv}", (WATCHER,))
        else:
            answer = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        connection.send(answer)


if __name__ == "__main__":
    main()
