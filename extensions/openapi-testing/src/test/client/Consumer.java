import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import client.ApiClient;
import client.ApiException;
import client.DefaultApi;
import client.PeopleApi;
import client.model.AccountInput;
import client.model.AccountOutput;
import client.model.Address;
import client.model.Circle;
import client.model.Color;
import client.model.Drawing;
import client.model.NewPerson;
import client.model.Person;
import client.model.Photo;
import client.model.Shape;
import client.model.Square;
import client.model.StopInput;
import client.model.TourInput;
import client.model.TourOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A program of somebody else, who has the document and the client that a generator made of it. */
public final class Consumer {
    private final DefaultApi service;
    private final PeopleApi people;

    public Consumer(String uri) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(uri);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer secret"));
        service = new DefaultApi(client);
        people = new PeopleApi(client);
    }

    public void addsAndFindsPeople() throws ApiException {
        Address address = new Address().street("Main").zipCode(12345);
        Person added = people.postPeople(new NewPerson().name("Eve").age(36).born(LocalDate.of(1990, 1, 2)).mail("e@example.org")
                .color(Color.GREEN).addAddressesItem(address).putScoresItem("go", 7));

        assertThat(added.getData().getBorn()).isEqualTo("1990-01-02");
        assertThat(added.getData().getColor()).isEqualTo(Color.GREEN);
        assertThat(added.getData().getAddresses()).containsExactly(address);
        assertThat(people.peoplePerson(added.getId()).getData().getName()).isEqualTo("Bob");
        assertThat(people.getPeople()).hasSize(1);
        assertThat(service.getSearch("Ada", 1, true, List.of("a", "b"), Color.RED, null)).hasSize(1);
    }

    public void readsProblems() {
        assertThatThrownBy(() -> people.postPeople(new NewPerson().name("").age(-1))).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.getCode()).isEqualTo(400);
            assertThat(e.getResponseBody()).contains("\"pointer\":\"/age\"", "\"pointer\":\"/name\"");
        });
    }

    public void sendsKindsOfASealedType() throws ApiException {
        Circle circle = new Circle();
        circle.radius(1.5).kind(Circle.KindEnum.CIRCLE);
        Square square = new Square();
        square.side(2.0).label("b").kind(Square.KindEnum.SQUARE);
        Drawing drawn = service.postDrawings(new Drawing().addShapesItem(new Shape(circle)).addShapesItem(new Shape(square)));

        assertThat(drawn.getShapes()).hasSize(2);
        assertThat(drawn.getShapes().get(1).getSquare().getLabel()).isEqualTo("b");
    }

    public void sendsDataClassesOfKotlin() throws ApiException {
        StopInput stop = new StopInput().place("Uri").arrives(LocalDate.of(2026, 7, 1));
        TourInput sent = new TourInput().title("Alps").isFull(false).addStopsItem(stop);
        TourOutput made = service.postTours(sent);

        assertThat(made.getSeats()).isEqualTo(20);
        assertThat(made.getStops().getFirst().getNights()).isEqualTo(1);
        assertThat(made.getLevel()).isNull();
    }

    public void knowsWhatIsComputed() throws ApiException {
        AccountInput sent = new AccountInput().owner("Ada").cents(150).color(Color.RED);
        AccountOutput saved = service.saveAccount(List.of(sent)).getFirst();

        assertThat(saved.getEuros()).isEqualTo(1.5);
        assertThat(saved.getColor()).isEqualTo(Color.RED);
        assertThat(service.postBoxes("Books", true, Color.GREEN).getOpen()).isTrue();
    }

    public void sendsAndReceivesFiles(Path folder) throws Exception {
        Path photo = Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});

        Photo saved = service.postPhotos("A title", photo.toFile(), List.of(photo.toFile()));
        assertThat(saved).isEqualTo(new Photo().title("A title").size(3).pages(1));
        assertThat(Files.readAllBytes(service.getPhotosByName("a.png").toPath())).containsExactly(1);
    }
}
